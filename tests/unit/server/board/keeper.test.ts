import { describe, expect, test, vi } from 'vitest';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { expectConverged, fresh } from '../../../support/board-checks.ts';
import { BOARD, testBoard } from '../../../support/board.ts';
import { ProcessStore } from '../../../support/fuzz/process-store.ts';
import type { MemoryBoardStore } from '../../../support/memory-board-store.ts';

async function workshop() {
	const test = await testBoard();
	const writer = await test.seat('stakeholder', 'lw');
	const facilitator = await test.seat('facilitator');
	await test.yes(writer, { t: 'note.post', q: 'how', text: 'Before' });
	const readers = [test.read(writer, 'board', 'seat'), test.read(facilitator, 'board', 'desk')];
	// The desk learns that they are here.
	await test.yes(writer, { t: 'flag.finished', on: true });
	const post = (text: string, cid = test.cid()) =>
		test.send(writer, { t: 'note.post', q: 'how', text, cid });
	return { ...test, test, writer, facilitator, readers, post };
}

describe('a commit that fails', () => {
	test('[P1] is answered with storage, sends nothing to anybody, and the board goes on', async () => {
		const { test, board, store, post, readers, writer, facilitator, errors } = await workshop();
		const received = readers.map((reader) => reader.received.length);
		const before = board.snapshot();
		store.failNext('before');
		const replies = await Promise.all([post('Lost 1'), post('Lost 2')]);
		expect(replies).toMatchObject([
			{ ok: false, code: 'storage' },
			{ ok: false, code: 'storage' }
		]);
		expect(readers.map((reader) => reader.received.length)).toEqual(received);
		expect(board.snapshot()).toEqual(before);
		expect(errors).toEqual([expect.stringContaining('The disk is full.')]);
		expect(await post('After')).toMatchObject({ ok: true, rev: 3 });
		expect(readers.some((reader) => reader.saw('Lost'))).toBe(false);
		await expectConverged(test, [writer, facilitator], readers);
	});

	test('[P5] but is stored all the same: readers get it, and the command its reply, once and again', async () => {
		const { test, board, store, post, readers, writer, facilitator } = await workshop();
		store.failNext('after');
		const cid = test.cid();
		expect(await post('Stored', cid)).toMatchObject({ ok: true, rev: 3 });
		expect(await post('Stored', cid)).toMatchObject({ ok: true, rev: 3 });
		expect(board.rev).toBe(3);
		expect(board.snapshot().notes.size).toBe(2);
		expect(readers.every((reader) => reader.saw('Stored'))).toBe(true);
		await expectConverged(test, [writer, facilitator], readers);
	});

	test('[P7] of a removal is tried again until it is stored: a restart knows of it', async () => {
		const { test, store, writer, facilitator, readers } = await workshop();
		store.failNext('before', 'before');
		const removal = await test.send(facilitator, { t: 'seat.remove', seat: writer.number });
		expect(removal).toMatchObject({ code: 'storage' });
		expect(readers[0]?.closes).toMatchObject([{ code: 4403 }]);
		await expect
			.poll(() => test.store.seatNumbered(BOARD, writer.number)?.removedAt, { timeout: 10_000 })
			.toBeTypeOf('number');
		const { board } = await test.restart();
		expect(board.seat(writer.number)?.removed).toBe(true);
	});

	test('[P5] is dropped with its deletions: a removed note is still there for all', async () => {
		const { test, board, store, writer, facilitator, readers, send } = await workshop();
		const [id = ''] = board.snapshot().notes.keys();
		store.failNext('before');
		expect(await send(writer, { t: 'note.remove', id })).toMatchObject({ code: 'storage' });
		expect(board.snapshot().notes.has(id)).toBe(true);
		await test.yes(writer, { t: 'note.edit', id, text: 'Still here' });
		await expectConverged(test, [writer, facilitator], readers);
	});

	test('[P1] and cannot be loaded again: what is committed is still read, commands are refused, never an empty board', async () => {
		const { test, board, store, post, writer, facilitator, readers, read } = await workshop();
		store.failNext('before');
		store.failLoads = true;
		expect(await post('Lost')).toMatchObject({ code: 'storage' });
		expect(await post('Refused')).toMatchObject({ code: 'storage' });
		await expect(test.seat('stakeholder')).rejects.toMatchObject({ code: 'storage' });
		expect([...board.snapshot().notes.values()].map(({ text }) => text)).toEqual(['Before']);
		const late = read(facilitator, 'board', 'desk');
		expect(readSnapshot(late.doc('board'))).toEqual(board.snapshot());
		store.failLoads = false;
		expect(await post('Again')).toMatchObject({ ok: true, rev: 3 });
		await expectConverged(test, [writer, facilitator], [...readers, late]);
	});

	test('[P6] a mistake of ours refuses its batch and does not end the process', async () => {
		const { test, post, writer, facilitator, readers, errors, clock } = await workshop();
		const now = clock.now;
		Object.defineProperty(clock, 'now', {
			configurable: true,
			get: () => {
				throw new Error('A mistake.');
			}
		});
		expect(await post('Unlucky')).toMatchObject({ code: 'storage' });
		expect(errors).toEqual([expect.stringContaining('A mistake.')]);
		Object.defineProperty(clock, 'now', { configurable: true, writable: true, value: now });
		expect(await post('Lucky')).toMatchObject({ ok: true, rev: 3 });
		await expectConverged(test, [writer, facilitator], readers);
	});
});

describe('a process that ends', () => {
	test.each([
		['just before it stored a command', 'death before'],
		['between storing a command and telling anybody', 'death after']
	] as const)('[P5] %s applies it once when it is sent again', async (_, fault) => {
		const { test, writer, facilitator } = await workshop();
		const dying = new ProcessStore(test.store, () => undefined);
		const first = await test.restart(dying as unknown as MemoryBoardStore);
		const reader = first.read(facilitator, 'board', 'desk');
		const body = { t: 'note.post', q: 'how', text: 'Once', cid: test.cid() } as const;
		dying.failNext(fault);
		const answered = vi.fn();
		void first.send(writer, body).then(answered);
		await expect.poll(() => dying.isDead).toBe(true);
		await dying.die();
		expect(reader.saw('Once')).toBe(false);
		const second = await test.restart();
		const reply = await second.send(writer, body);
		expect(reply).toMatchObject({ ok: true });
		expect(await second.send(writer, body)).toEqual(reply);
		const words = [...second.board.snapshot().notes.values()].map(({ text }) => text);
		expect(words.sort()).toEqual(['Before', 'Once']);
		expect(answered).not.toHaveBeenCalled();
		await expectConverged(second, [writer, facilitator]);
	});
});

describe('while a commit is under way', () => {
	test('[P1] whoever comes or asks gets what is committed, and the rest when it is', async () => {
		const { test, board, store, post, facilitator, writer, read, send } = await workshop();
		const [id = ''] = board.snapshot().notes.keys();
		store.hold();
		const replies = Promise.all([post('Not yet'), send(writer, { t: 'note.remove', id })]);
		await expect.poll(() => store.holding).toBe(1);
		const late = read(facilitator, 'board', 'desk');
		expect(readSnapshot(late.doc('board'))?.notes.has(id)).toBe(true);
		expect(late.saw('Not yet')).toBe(false);
		expect(board.snapshot().notes.has(id)).toBe(true);
		const polled = fresh(board, facilitator, 'board');
		expect(polled && readSnapshot(polled)).toEqual(board.snapshot());
		expect(board.rev).toBe(2);
		store.release();
		expect(await replies).toMatchObject([{ ok: true }, { ok: true }]);
		expect(late.saw('Not yet')).toBe(true);
		await expectConverged(test, [facilitator, writer], [late]);
	});
});
