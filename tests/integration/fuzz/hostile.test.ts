import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';
import { deskRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { OverRate } from '../../../server/sync/over-rate.ts';
import { Sockets } from '../../../server/sync/sockets.ts';
import { defaultTiming } from '../../../server/sync/timing.ts';
import type { SeatedVisitor } from '../../../server/sync/visitor.ts';
import { everything, expectConverged, fresh, plain } from '../../support/board-checks.ts';
import { type TestBoard, testBoard } from '../../support/board.ts';
import { FakeSocket } from '../../support/fake-socket.ts';
import { HostileFrames } from '../../support/fuzz/hostile-frames.ts';
import { seedsOf } from '../../support/fuzz/seeds.ts';
import { seededBelow } from '../../support/seeded-random.ts';

const FRAMES = 5_000;
const TOGETHER = 25;
/** Bytes that may be held for longer than before; whatever is kept for each frame is far above it. */
const GROWTH = 8 * 1_048_576;

beforeEach(() => {
	vi.useFakeTimers({
		toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance']
	});
	return () => vi.useRealTimers();
});

test.each(seedsOf('hostile', 4))(
	`[P3] ${FRAMES} hostile frames: alive, what is refused changes nothing, nothing of others changes (seed %i)`,
	async (seed) => {
		const room = await attackedRoom(seed);
		let held = 0;
		let accepted = 0;
		for (let sent = 0; sent < FRAMES; sent += TOGETHER) {
			const [all, ofOthers] = [room.all(), room.ofOthers()];
			for (let n = 0; n < TOGETHER; n++) room.send();
			const taken = await room.answers();
			accepted += taken;
			const where = `seed ${seed}, the ${TOGETHER} frames from ${sent} on`;
			if (taken === 0) expect(room.all(), where).toBe(all);
			expect(room.ofOthers(), where).toBe(ofOthers);
			expect(room.failures, where).toEqual([]);
			if (sent === FRAMES / 5) held = heldBytes();
		}
		// Some do get through: own notes, and an own "I have finished".
		expect(accepted).toBeGreaterThan(FRAMES / 100);
		expect(heldBytes() - held).toBeLessThan(GROWTH);
		expect(room.sockets).toBeLessThan(3);
		await expectConverged(room.test, room.seats);
	},
	120_000
);

/** A board with words of others, public and private, and one who attacks it by socket. */
async function attackedRoom(seed: number) {
	const below = seededBelow(seed);
	const test = await testBoard({ seed });
	const facilitator = await test.seat('facilitator');
	const victim = await test.seat('stakeholder', 'lw');
	const attacker = await test.seat('stakeholder', 'hcp');
	const seats = [facilitator, victim, attacker];
	await test.yes(facilitator, { t: 'stage.step', to: 'private' });
	await test.yes(victim, { t: 'note.post', q: 'who', text: 'private' });
	await test.yes(facilitator, { t: 'stage.step', to: 'share' });
	for (const q of ['how', 'who', 'why'] as const)
		for (const seat of seats)
			await test.yes(seat, { t: 'note.post', q, text: `of ${seat.number}` });
	const failures: string[] = [];
	const fail = (details: { err?: unknown }, message: string) =>
		failures.push(`${message} ${String(details.err)}`);
	let now = 0;
	const sockets = new Sockets({
		timing: defaultTiming,
		clock: () => now,
		overRate: new OverRate(),
		log: { error: fail, warn: fail, info: () => undefined, debug: () => undefined }
	});
	const visitor: SeatedVisitor = {
		kind: 'seated',
		board: test.board,
		seat: attacker.number,
		role: 'stakeholder',
		again: () => Promise.resolve(visitor)
	};
	const frames = new HostileFrames(below);
	let socket: FakeSocket | undefined;

	/** A socket that is still open; one closed for abuse is forgiven after eleven minutes. */
	function open(): FakeSocket {
		if (socket?.closedWith === undefined && socket && !socket.terminated) return socket;
		socket?.terminate();
		now += 660_000;
		socket = new FakeSocket();
		sockets.admit(socket, visitor);
		return socket;
	}

	return {
		test,
		seats,
		failures,
		all: () => everything(test.board, seats),
		ofOthers: () => othersOf(test, seats, attacker),
		get sockets() {
			return sockets.size;
		},
		send() {
			const frame = frames.next();
			const data = typeof frame === 'string' ? Buffer.from(frame) : frame;
			open().emit('message', data, typeof frame !== 'string');
		},
		/** Waits for the answers. @returns how many commands were accepted */
		async answers(): Promise<number> {
			// Goes through the queue behind all others, and is refused.
			expect(await test.no(victim, { t: 'stage.reveal' })).toBe('not-allowed');
			now += 25;
			vi.advanceTimersByTime(25);
			socket?.emit('pong');
			socket?.drain();
			socket?.sent.splice(0);
			const { notes } = test.board.snapshot();
			frames.learn({
				ids: [...notes.keys()],
				seats: seats.map(({ number }) => number),
				updates: [test.board.since(attacker.number, 'board')?.update ?? new Uint8Array()]
			});
			return test.store.commits.splice(0).flatMap(({ commands }) => commands).length;
		}
	};
}

/** What one seat may not change: others' notes, stage, seats and documents. */
function othersOf({ board }: TestBoard, seats: readonly Seat[], one: Seat): string {
	const { meta, stage, notes, clusters, counts } = board.snapshot();
	const [facilitator] = seats;
	const desk = facilitator && fresh(board, facilitator, 'desk');
	if (!desk) throw new Error('Nobody here reads the desk.');
	const { writers, bin, seats: known } = deskRoots(desk);
	// Who it is may say "me too" to what others wrote, which is a number beside it.
	const theirs = [...notes]
		.filter(([id]) => writers.get(id) !== one.number)
		.map(([id, { agree: _agree, ...note }]) => [id, note]);
	const binned = [...bin.entries()].filter(([, { writer }]) => writer !== one.number);
	const people = [...known.entries()].filter(([number]) => number !== String(one.number));
	const own = seats
		.filter((seat) => seat !== one)
		.map((seat) => fresh(board, seat, 'seat'))
		.map((doc) => doc && plain('seat', doc));
	const all = [meta, stage, theirs, [...clusters], counts.people, binned, people, own];
	return JSON.stringify(all);
}

let collect: (() => void) | undefined;

/** Bytes in use after everything that can go has gone. */
function heldBytes(): number {
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as () => void;
	}
	collect();
	return process.memoryUsage().heapUsed;
}
