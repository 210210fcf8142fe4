import * as Y from 'yjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CloseCode, Frame, TooMany } from '#lib/domain/protocol.ts';
import { Transport } from '#lib/live/transport.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

function openTransport(random = () => 0.5) {
	const server = new ScriptedServer();
	const clock = new ManualClock();
	const told: string[] = [];
	const transport = new Transport(new Y.Doc(), {
		url: 'wss://example.test/sync/boards',
		boardId: 'b',
		clock,
		random,
		WebSocket: server.WebSocket,
		events: {
			control: ({ kind }) => void told.push(kind),
			reply: () => void told.push('reply'),
			document: (name) => void told.push(name),
			presence: () => void told.push('presence'),
			lost: (turnedAway) => void told.push(turnedAway ?? 'lost'),
			ended: (reason) => void told.push(reason)
		}
	});
	onTestFinished(() => transport.stop());
	transport.start();
	/** Milliseconds until the next socket is opened, to the nearest step. */
	const untilNext = (step = 50, most = 61_000) => {
		const before = server.sockets.length;
		for (let waited = 0; waited <= most; waited += step) {
			if (server.sockets.length > before) return waited;
			clock.advance(step);
		}
		return Infinity;
	};
	return { server, clock, told, transport, untilNext };
}

describe('Transport', () => {
	it('[O17] opens the board’s path, with its version and nothing secret in the address', () => {
		expect(openTransport().server.socket.url).toBe('wss://example.test/sync/boards/b?v=1');
	});

	it('[X100] comes back with full jitter, from half a second up to 30 s', () => {
		const { server, untilNext } = openTransport();
		const waits = Array.from({ length: 9 }, () => {
			server.cut();
			return untilNext();
		});
		expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
	});

	it('[X100] begins anew with short waits once a board has arrived', () => {
		const { server, transport, untilNext } = openTransport();
		for (let loss = 0; loss < 5; loss++) {
			server.cut();
			untilNext();
		}
		server.connect();
		transport.settled();
		server.cut();
		expect(untilNext()).toBe(250);
	});

	it('[X100] takes a socket that is silent for 12 s for dead, though it says it is open', () => {
		const { server, clock, told } = openTransport();
		server.connect();
		const given = server.socket;
		clock.advance(10_000);
		server.heartbeat();
		server.flush();
		clock.advance(11_000);
		expect(given.readyState).toBe(1);
		clock.advance(1_000);
		expect(given.readyState).toBe(3);
		expect(told.at(-1)).toBe('lost');
		clock.advance(500);
		expect(server.sockets).toHaveLength(2);
	});

	it('[X100] gives up a handshake that never ends', () => {
		const { server, clock } = openTransport();
		clock.advance(13_000);
		expect(server.sockets).toHaveLength(2);
		expect(server.sockets[0]?.readyState).toBe(3);
	});

	it.each([
		[CloseCode.malformed, 'reload'],
		[CloseCode.signIn, 'sign-in'],
		[CloseCode.removed, 'removed'],
		[CloseCode.noBoard, 'no-board'],
		[CloseCode.boardClosed, 'board-closed'],
		[CloseCode.tooOld, 'too-old'],
		[4_499, 'reload']
	])('[X100] stops for good at close code %i: %s', (code, reason) => {
		const { server, clock, told } = openTransport();
		server.connect();
		server.cut(code);
		clock.advance(120_000);
		expect(told.at(-1)).toBe(reason);
		expect(server.sockets).toHaveLength(1);
	});

	it.each([
		[1_006, 250],
		[CloseCode.draining, 250],
		[CloseCode.tooSlow, 2_000],
		[CloseCode.tooMany, 2_000]
	])('[X100] tries again after close code %i', (code, wait) => {
		const { server, untilNext } = openTransport();
		server.connect();
		server.cut(code);
		expect(untilNext()).toBe(wait);
	});

	it.each([
		[CloseCode.tooMany, TooMany.pages, 'pages'],
		[CloseCode.tooMany, TooMany.full, 'full'],
		[CloseCode.tooMany, TooMany.commands, 'paused'],
		[CloseCode.tooMany, TooMany.mistakes, 'paused'],
		[CloseCode.tooMany, '', 'paused'],
		[CloseCode.tooSlow, TooMany.pages, 'lost'],
		[1_006, '', 'lost']
	])('[X101] tells why it was turned away: %i "%s" is %s', (code, reason, told) => {
		const made = openTransport();
		made.server.connect();
		made.server.cut(code, reason);
		expect(made.told.at(-1)).toBe(told);
	});

	it('[X100] after drain waits as long as asked, and spreads over as long again', () => {
		for (const [draw, wait] of [
			[0, 3_000],
			[0.5, 4_500],
			[0.99, 6_000]
		] as const) {
			const { server, transport, untilNext } = openTransport(() => draw);
			server.connect();
			transport.drain(3_000);
			server.cut(CloseCode.draining);
			expect(untilNext()).toBe(wait);
		}
	});

	it('[X100] takes a hint of the device as a question, not as a fact', () => {
		const { server, clock, transport } = openTransport();
		server.connect();
		const given = server.socket;
		transport.hint();
		expect(server.frames.at(-1)).toBe(Frame.queryAwareness);
		server.heartbeat();
		server.flush();
		clock.advance(2_000);
		expect(given.readyState).toBe(1);
		clock.advance(1);
		transport.hint();
		clock.advance(2_000);
		expect(given.readyState).toBe(3);
	});

	it('[X50] a laptop that wakes up after a sleep begins anew within a second, without asking first', () => {
		const { server, clock, transport, untilNext } = openTransport(() => 0.99);
		server.connect();
		const dead = server.socket;
		server.heartbeat();
		server.flush();
		// Asleep, no timer runs: the clock alone has gone on.
		clock.sleep(3_600_000);
		transport.hint();
		expect(dead.readyState).toBe(3);
		expect(server.frames.at(-1)).not.toBe(Frame.queryAwareness);
		expect(untilNext()).toBeLessThanOrEqual(500);
	});

	it('[X100] tries sooner when the device says the network is back', () => {
		const { server, transport, untilNext } = openTransport();
		for (let loss = 0; loss < 7; loss++) {
			server.cut();
			untilNext();
		}
		server.cut();
		transport.hint();
		expect(untilNext()).toBe(250);
	});

	it('[X100] keeps quiet and opens nothing once stopped', () => {
		const { server, clock, told, transport } = openTransport();
		server.connect();
		const count = told.length;
		transport.stop();
		clock.advance(120_000);
		expect(told).toHaveLength(count);
		expect(server.sockets).toHaveLength(1);
		expect(server.frames).not.toContain(Frame.awareness);
	});
});
