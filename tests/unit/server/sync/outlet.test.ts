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
		const calls: string[] = [];
		const written: Uint8Array[] = [];
		const stream = {
			cork: () => calls.push('hold'),
			uncork: () => calls.push('let go'),
			write: (bytes: Uint8Array) => written.push(bytes)
		};
		const socket = new FakeSocket();
		const closed: CloseCode[] = [];
		const opened = new Outlet(Object.assign(socket, { stream }), (code) => closed.push(code));
		return { socket, calls, written, closed, outlet: opened };
	}
	const frame = Uint8Array.of(1);
	const large = new Uint8Array(limits.sendBufferBytes + 1);
	const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

	test('[limits] what is sent in one turn of the loop leaves with one call', async () => {
		const { outlet: out, socket, calls } = outlet();
		out.send(frame);
		await Promise.resolve().then(() => out.send(frame));
		expect(socket.sent).toHaveLength(2);
		await nextTurn();
		expect(calls).toEqual(['hold', 'let go']);
		out.send(frame);
		await nextTurn();
		expect(calls).toHaveLength(4);
	});

	test.each([0, 1, 125, 126, 127, 65_535])(
		'[limits] a broadcast of %i bytes is written as ws would send it, once for all',
		(length) => {
			const payload = new Uint8Array(length).fill(7);
			const [one, two] = [outlet(), outlet()];
			for (const { outlet: out } of [one, two]) out.broadcast(payload);
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
		const { outlet: out, socket, closed } = outlet();
		out.send(large);
		out.send(frame);
		await nextTurn();
		socket.drain();
		out.send(large);
		await nextTurn();
		expect(closed).toEqual([]);
		out.send(frame);
		expect(closed).toEqual([CloseCode.tooSlow]);
		expect(socket.sent).toHaveLength(3);
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
