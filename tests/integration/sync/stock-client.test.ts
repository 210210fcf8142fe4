import { afterAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { boardRoots } from '#lib/domain/document.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { at, openRoom } from '../../support/room.ts';
import { stockProvider } from '../../support/stock-client.ts';

// Stock clients print a line for each frame that is not theirs.
const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterAll(() => printed.mockRestore());

test('[P3] a stock y-websocket client reads the board and cannot write to it', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { id = '' } = await ann.client.accepted({ t: 'note.post', q: 'why', text: 'company' });

	const doc = new Y.Doc();
	const denied = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
	const provider = stockProvider(room, bob, doc);
	await vi.waitFor(() => expect(provider.synced).toBe(true));
	expect(readSnapshot(doc)?.notes.get(id)?.text).toBe('company');

	const { id: second = '' } = await ann.client.accepted({ t: 'note.post', q: 'why', text: 'tea' });
	await vi.waitFor(() => expect(readSnapshot(doc)?.notes.has(second)).toBe(true));

	const before = ann.client.frames.length;
	boardRoots(doc).notes.set('forged', new Y.Map([['text', 'written by a stock client']]));
	await vi.waitFor(() => expect(denied).toHaveBeenCalled());
	expect(denied.mock.calls[0]?.[0]).toContain('Permission denied');

	// A later command passes by everyone: had the write gone anywhere, it would have come before.
	await ann.client.accepted({ t: 'note.post', q: 'why', text: 'after' });
	expect(ann.client.snapshot.notes.has('forged')).toBe(false);
	expect(ann.client.heard('written by a stock client')).toBe(false);
	expect(ann.client.frames.length).toBeGreaterThan(before);
	const fresh = await room.again(ann);
	await fresh.sync();
	expect([...fresh.snapshot.notes.keys()].sort()).toEqual(
		[...ann.client.snapshot.notes.keys()].sort()
	);
	expect(provider.wsconnected).toBe(true);
	denied.mockRestore();
});

test('[P3] a stock client alone on a board stays connected by heartbeats', async () => {
	const room = await openRoom({ groups: ['patient'], timing: { heartbeatMs: 40 } });
	const provider = stockProvider(room, at(room.people, 0), new Y.Doc());
	let closed = 0;
	provider.on('connection-close', () => (closed += 1));
	await vi.waitFor(() => expect(provider.synced).toBe(true));
	const { client } = at(room.people, 0);
	const before = client.heartbeats;
	await client.until(() => client.heartbeats >= before + 20);
	expect(closed).toBe(0);
	expect(provider.wsconnected).toBe(true);
});
