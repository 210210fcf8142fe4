import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { boardRoots, mapOf } from '#lib/domain/document.ts';
import { BoardReplica } from '#lib/live/board-replica.ts';

function twoUpdates() {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	boardRoots(doc).notes.set('a', mapOf({ q: 'how', text: 'a' }));
	boardRoots(doc).notes.set('b', mapOf({ q: 'how', text: 'b' }));
	boardRoots(doc).notes.get('a')?.set('text', 'changed');
	return { doc, updates };
}

function watched() {
	const told: string[] = [];
	const replica = new BoardReplica({
		notes: (ids) => void told.push([...ids].join()),
		clusters: () => undefined,
		actions: () => undefined,
		stage: () => undefined
	});
	return { replica, told };
}

describe('Replica', () => {
	it('[X47] reads everything once, and then only what events name', () => {
		const { updates } = twoUpdates();
		const { replica, told } = watched();
		for (const update of updates) expect(replica.receive(update)).toBe('ok');
		expect(told).toEqual(['a', 'b', 'a']);
		expect(replica.notes.get('a')?.text).toBe('changed');
	});

	it('[P8] says that a part is missing, and heals when it comes', () => {
		const { doc, updates } = twoUpdates();
		const { replica } = watched();
		const [first, , third] = updates as [Uint8Array, Uint8Array, Uint8Array];
		replica.receive(first);
		expect(replica.receive(third)).toBe('gap');
		expect(replica.receive(Y.encodeStateAsUpdate(doc))).toBe('ok');
		expect([...replica.notes.keys()]).toEqual(['a', 'b']);
	});

	it('[P8] says that it is broken when an update cannot be read', () => {
		const { updates } = twoUpdates();
		const { replica } = watched();
		expect(replica.receive((updates[0] as Uint8Array).slice(0, -1))).toBe('broken');
	});

	it('[P5] drops its document for another epoch, and shows the last words until the next come', () => {
		const { updates } = twoUpdates();
		const { replica } = watched();
		expect(replica.adopt('1')).toBe(false);
		for (const update of updates) replica.receive(update);
		const doc = replica.doc;
		expect(replica.adopt('1')).toBe(false);
		expect(replica.doc).toBe(doc);
		expect(replica.adopt('2')).toBe(true);
		expect(replica.doc).not.toBe(doc);
		expect(replica.notes.size).toBe(2);
		const other = new Y.Doc();
		boardRoots(other).notes.set('c', mapOf({ q: 'how', text: 'c' }));
		replica.receive(Y.encodeStateAsUpdate(other));
		expect([...replica.notes.keys()]).toEqual(['c']);
	});
});
