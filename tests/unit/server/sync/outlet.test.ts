import { describe, expect, test } from 'vitest';
import * as ws from 'ws';
import { CloseCode } from '#lib/domain/protocol.ts';
import { limits } from '#lib/domain/limits.ts';
import { Outlet } from '../../../../server/sync/outlet.ts';
import { FakeSocket } from '../../../support/fake-socket.ts';

/** ws exports it, and its types do not say so. */
const { Sender } = ws as unknown as {
	Sender: { frame: (payload: Buffer, options: object) => Buffer[] };
};

describe('what leaves on one socket', () => {
	function outlet() {
		const written: Uint8Array[] = [];
		const stream = { write: (bytes: Uint8Array) => written.push(bytes) };
		const socket = new FakeSocket();
		const closed: CloseCode[] = [];
		const opened = new Outlet(Object.assign(socket, { stream }), (code) => closed.push(code));
		return { socket, written, closed, outlet: opened };
	}
	const frame = Uint8Array.of(1);
	const large = new Uint8Array(limits.sendBufferBytes + 1);
	const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

	test('[limits] what is sent in one turn of the loop leaves in order, with one call', async () => {
		const { outlet: out, socket, written } = outlet();
		out.send(Uint8Array.of(1));
		await Promise.resolve().then(() => out.broadcast(Uint8Array.of(2)));
		expect(written).toEqual([]);
		await nextTurn();
		out.send(Uint8Array.of(3));
		await nextTurn();
		expect(written.map((bytes) => [...bytes])).toEqual([
			[0x82, 1, 1, 0x82, 1, 2],
			[0x82, 1, 3]
		]);
		expect(socket.sent).toEqual([]);
	});

	test('[limits] readers who are sent the same share the bytes; who is sent something else does not', async () => {
		const readers = [outlet(), outlet(), outlet()];
		const [update, presence, own] = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)];
		for (const { outlet: out } of readers) out.broadcast(update);
		for (const [index, { outlet: out }] of readers.entries())
			out.broadcast(index < 2 ? presence : own);
		await nextTurn();
		const [one, two, three] = readers.map(({ written }) => written[0]);
		expect(two).toBe(one);
		expect([...(three ?? [])]).toEqual([0x82, 1, 1, 0x82, 1, 3]);
	});

	test('[limits] what goes through ws, and the end, come after what is held back', async () => {
		const { outlet: out, socket, written } = outlet();
		const order: string[] = [];
		socket.send = () => order.push(`document after ${written.length}`);
		socket.close = () => order.push(`end after ${written.length}`);
		out.send(frame);
		out.sendDocument(large, () => undefined);
		out.send(frame);
		out.close(1000, '');
		await nextTurn();
		expect(order).toEqual(['document after 1', 'end after 2']);
		expect(written).toHaveLength(2);
	});

	test('[limits] nothing is written to a socket that closed meanwhile', async () => {
		const { outlet: out, socket, written } = outlet();
		out.send(frame);
		socket.readyState = 3;
		await nextTurn();
		expect(written).toEqual([]);
	});

	test.each([0, 1, 125, 126, 127, 65_535])(
		'[limits] a broadcast of %i bytes is written as ws would send it, once for all',
		async (length) => {
			const payload = new Uint8Array(length).fill(7);
			const [one, two] = [outlet(), outlet()];
			for (const { outlet: out } of [one, two]) out.broadcast(payload);
			await nextTurn();
			const options = { fin: true, opcode: 2, mask: false, rsv1: false, readOnly: true };
			const asSent = Sender.frame(Buffer.from(payload), options);
			expect(Buffer.concat(one.written).equals(Buffer.concat(asSent))).toBe(true);
			expect(two.written[0]).toBe(one.written[0]);
			expect(one.socket.sent).toEqual([]);
		}
	);

	test('[limits] a large broadcast is left to ws, which makes no copy of it', () => {
		const { outlet: out, socket, written } = outlet();
		out.broadcast(new Uint8Array(65_536));
		expect(written).toEqual([]);
		expect(socket.sent).toHaveLength(1);
	});

	test('[limits] a broadcast to a socket that is closing is left to ws', () => {
		const { outlet: out, socket, written } = outlet();
		socket.readyState = 2;
		out.broadcast(frame);
		expect(written).toEqual([]);
		expect(socket.sent).toHaveLength(1);
	});

	test('[limits] a large broadcast is nobody’s fault; whoever still has it in the next turn is let go', async () => {
		const { outlet: out, socket, closed, written } = outlet();
		out.send(large);
		out.send(frame);
		await nextTurn();
		socket.drain();
		out.send(large);
		await nextTurn();
		expect(closed).toEqual([]);
		out.send(frame);
		await nextTurn();
		expect(closed).toEqual([CloseCode.tooSlow]);
		expect(socket.sent).toHaveLength(2);
		expect(written).toHaveLength(1);
	});

	test('[limits] whoever keeps more than 1 MiB waiting is also found when nothing else is sent', async () => {
		const { outlet: out, closed } = outlet();
		out.send(large);
		await nextTurn();
		out.heartbeat(1_000, 30_000);
		expect(closed).toEqual([CloseCode.tooSlow]);
	});

	test('[limits] a whole document counts apart until it has left', async () => {
		const { outlet: out, socket, closed } = outlet();
		let left = false;
		out.sendDocument(large, () => (left = true));
		await nextTurn();
		out.send(frame);
		expect(closed).toEqual([]);
		socket.drain();
		expect(left).toBe(true);
	});
});
