import { afterEach, describe, expect, test, vi } from 'vitest';
import { BOARD, testBoard } from '../../../support/board.ts';

const post = { t: 'note.post', q: 'how', text: 'Hello' } as const;

afterEach(() => vi.useRealTimers());

describe('opening a board', () => {
	test('[P1] twenty who open it while it loads share one loading and one board', async () => {
		const { store, restart } = await testBoard();
		const { boards } = await restart();
		await boards.drain(0);
		const before = store.loads;
		const again = await restart();
		const opened = await Promise.all(Array.from({ length: 20 }, () => again.boards.open(BOARD)));
		expect(new Set(opened).size).toBe(1);
		expect(store.loads).toBe(before + 1);
		expect([...again.boards.live()]).toEqual([again.board]);
	});

	test('[P1] one that is not there is no board; one that cannot be read is never an empty one', async () => {
		const { store, boards, errors, restart } = await testBoard();
		await expect(boards.open('elsewhere')).rejects.toMatchObject({ code: 'no-board' });
		store.failLoads = true;
		await expect(restart()).rejects.toMatchObject({ code: 'storage' });
		store.failLoads = false;
		expect(errors).toEqual([]);
		expect((await restart()).board.snapshot().meta.title).toBe('Five ways');
	});

	test('[P1] missing, damaged, incomplete or foreign documents are refused', async () => {
		const { store, seat, yes, restart } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		for (let n = 0; n < 3; n++) await yes(writer, post);
		const damage: Record<string, (documents: ReturnType<typeof store.documents>) => void> = {
			'no documents': (documents) => documents.splice(0),
			'no desk': (documents) =>
				documents.splice(
					documents.findIndex(({ name }) => name === 'desk'),
					1
				),
			'no seat': (documents) =>
				documents.splice(
					documents.findIndex(({ name }) => name === 'seat:1'),
					1
				),
			'a missing step': (documents) => documents[0]?.updates.splice(1, 1),
			'a missing beginning': (documents) => documents[0]?.updates.splice(0, 1),
			'nothing in it': (documents) => documents[0]?.updates.splice(0),
			'nothing in a seat': (documents) => documents.at(-1)?.updates.splice(0),
			'cut bytes': ([board]) => board?.updates.push(Uint8Array.of(1, 1, 1)),
			'another epoch': ([board]) => board && (board.epoch = 'another'),
			'another author': ([board]) =>
				board?.updates.push(
					Uint8Array.from([
						1, 1, 7, 0, 40, 1, 5, 110, 111, 116, 101, 115, 1, 120, 1, 119, 1, 121, 0
					])
				)
		};
		for (const [what, spoil] of Object.entries(damage)) {
			const copy = store.copy();
			spoil(copy.documents(BOARD));
			await expect(restart(copy), what).rejects.toMatchObject({ code: 'storage' });
			expect(copy.commits, what).toEqual([]);
		}
	});
});

describe('leaving memory', () => {
	test('[P1] after a minute with nobody; opened again it is the same board', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
		const clock = { now: 0 };
		const { boards, board, seat, yes, read, no } = await testBoard({ monotonic: () => clock.now });
		const writer = await later(() => seat('stakeholder', 'lw'));
		await later(() => yes(writer, post));
		const reader = read(writer, 'board');
		pass(6 * 60_000);
		expect([...boards.live()]).toEqual([board]);
		reader.attachment.detach();
		await vi.waitFor(() => {
			pass(30_000);
			expect([...boards.live()]).toEqual([]);
		});
		expect(await no(writer, post)).toBe('draining');
		const again = await boards.open(BOARD);
		expect(again).not.toBe(board);
		expect(again.snapshot()).toEqual(board.snapshot());
		expect(again.rev).toBe(1);

		function pass(milliseconds: number): void {
			clock.now += milliseconds;
			vi.advanceTimersByTime(milliseconds);
		}

		/** Lets time pass so that the next batch may begin. */
		function later<Result>(work: () => Promise<Result>): Promise<Result> {
			clock.now += 1_000;
			return work();
		}
	});
});

describe('a board about to leave memory', () => {
	test('[P1] is stored as one state a document first, where its journal is long', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
		const clock = { now: 0 };
		const { boards, store, seat, yes } = await testBoard({ monotonic: () => (clock.now += 100) });
		const writer = await seat('stakeholder', 'lw');
		const { id = '' } = await yes(writer, post);
		for (let n = 0; n < 120; n++) await yes(writer, { t: 'note.move', id, p: [0, n] });
		const rows = () => store.documents(BOARD).map(({ updates }) => updates.length);
		expect(Math.max(...rows())).toBeGreaterThan(100);
		await vi.waitFor(() => {
			clock.now += 90_000;
			vi.advanceTimersByTime(15_000);
			expect([...boards.live()]).toEqual([]);
		});
		expect(Math.max(...rows())).toBe(1);
		expect((await boards.open(BOARD)).snapshot().notes.get(id)?.p).toEqual([0, 119]);
	});
});

describe('a board that could not be loaded again', () => {
	test('[P1] leaves memory all the same, and is loaded when somebody comes', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
		const clock = { now: 0 };
		const { boards, store, seat, yes, no } = await testBoard({
			monotonic: () => (clock.now += 100)
		});
		const writer = await seat('stakeholder', 'lw');
		const { id = '' } = await yes(writer, post);
		for (let n = 0; n < 120; n++) await yes(writer, { t: 'note.move', id, p: [0, n] });
		store.failNext('before');
		store.failLoads = true;
		expect(await no(writer, post)).toBe('storage');
		store.failLoads = false;
		await vi.waitFor(() => {
			clock.now += 90_000;
			vi.advanceTimersByTime(15_000);
			expect([...boards.live()]).toEqual([]);
		});
		expect((await boards.open(BOARD)).snapshot().notes.get(id)?.p).toEqual([0, 119]);
	});
});

describe('draining', () => {
	test('[P1] a board that was drained asks storage for nothing more, however long its journal', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
		const { boards, store, seat, yes } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const { id = '' } = await yes(writer, post);
		for (let n = 0; n < 120; n++) await yes(writer, { t: 'note.move', id, p: [0, n] });
		await boards.drain(0);
		vi.advanceTimersByTime(10 * 60_000);
		await new Promise((resolve) => setImmediate(resolve));
		expect(store.compactions).toBe(0);
	});

	test('[P8] what is queued is finished, what comes is refused, and readers are told', async () => {
		const { boards, board, seat, send, no, read, cid } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const reader = read(writer, 'board');
		const replies = [1, 2, 3].map(() => send(writer, post));
		const drained = boards.drain(1_500);
		expect(reader.controls).toEqual([{ kind: 'drain', retryAfterMs: 1_500 }]);
		const body = { ...post, cid: cid() };
		expect(await send(writer, body)).toMatchObject({ code: 'draining', cid: body.cid });
		expect(await no(writer, post)).toBe('draining');
		await drained;
		expect((await Promise.all(replies)).every(({ ok }) => ok)).toBe(true);
		expect(board.snapshot().notes.size).toBe(3);
		await expect(boards.open('another')).rejects.toMatchObject({ code: 'draining' });
		await expect(seat('stakeholder')).rejects.toMatchObject({ code: 'draining' });
	});
});
