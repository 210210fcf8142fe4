import { describe, expect, test } from 'vitest';
import { CloseCode } from '#lib/domain/protocol.ts';
import { limits } from '#lib/domain/limits.ts';
import { Outlet } from '../../../../server/sync/outlet.ts';
import { FakeSocket } from '../../../support/fake-socket.ts';

describe('what leaves on one socket', () => {
	function outlet() {
		const calls: string[] = [];
		const stream = { cork: () => calls.push('hold'), uncork: () => calls.push('let go') };
		const socket = new FakeSocket();
		const closed: CloseCode[] = [];
		const opened = new Outlet(Object.assign(socket, { stream }), (code) => closed.push(code));
		return { socket, calls, closed, outlet: opened };
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
