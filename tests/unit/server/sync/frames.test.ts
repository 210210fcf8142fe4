import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Frame } from '#lib/domain/protocol.ts';
import { isStateVector, readFrame, updateFrame } from '../../../../server/sync/frames.ts';

const frame = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write);

describe('readFrame', () => {
	test('[P2] a length that reaches beyond the message does not reach into another one', () => {
		// As Node's pool has it: two messages side by side in one piece of memory.
		const pool = new Uint8Array(64).fill(65);
		pool.set([Frame.command, 40, 123], 8);
		const message = pool.subarray(8, 11);
		expect(readFrame(message)).toEqual({ kind: 'command', text: '' });
		pool.set([Frame.presence, 40, 123], 8);
		expect(() => readFrame(pool.subarray(8, 11))).toThrow();
	});

	test('[P3] writes are known by their kind, and never decoded', () => {
		for (const type of [1, 2])
			expect(readFrame(Uint8Array.of(Frame.sync, type, 3, 9, 9, 9))).toEqual({
				kind: 'write',
				name: 'board'
			});
		for (const type of [1, 2])
			expect(readFrame(Uint8Array.of(Frame.sync, type, 2, 0, 0))).toEqual({ kind: 'nothing' });
	});

	test('[P3] what only a server says, and what nobody says yet, is nothing', () => {
		for (const n of [Frame.awareness, Frame.denied, Frame.reply, Frame.heartbeat, 70, 1_000])
			expect(readFrame(frame((encoder) => encoding.writeVarUint(encoder, n)))).toEqual({
				kind: 'nothing'
			});
	});
});

describe('isStateVector', () => {
	test('[P3] the vector of a document is one, and anything more or less is not', () => {
		const doc = new Y.Doc();
		doc.getMap('a').set('b', 1);
		const vector = Y.encodeStateVector(doc);
		expect(isStateVector(vector, 10)).toBe(true);
		expect(isStateVector(vector.subarray(0, -1), 10)).toBe(false);
		expect(isStateVector(Uint8Array.of(...vector, 0), 10)).toBe(false);
		expect(isStateVector(new Uint8Array(), 10)).toBe(false);
		expect(isStateVector(Uint8Array.of(11, 1, 1), 10)).toBe(false);
	});
});

test('[limits] a broadcast is encoded once for all who read it', () => {
	const update = Uint8Array.of(1, 2, 3);
	expect(updateFrame(update, 'board')).toBe(updateFrame(update, 'board'));
	expect([...updateFrame(update, 'board')]).toEqual([0, 2, 3, 1, 2, 3]);
});
