import { describe, expect, test } from 'vitest';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { expectConverged } from '../../../support/board-checks.ts';
import { testBoard } from '../../../support/board.ts';

const post = { t: 'note.post', q: 'how', text: 'Once' } as const;

describe('exactly once', () => {
	test('[P5] a command sent again, with the same or other content, gets the first reply', async () => {
		const { seat, send, cid, board, store } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const body = { ...post, cid: cid() };
		const first = await send(writer, body);
		const commits = store.commits.length;
		expect(await send(writer, body)).toEqual(first);
		expect(await send(writer, { ...body, text: 'Twice' })).toEqual(first);
		expect(await send(writer, { t: 'undo', cid: body.cid })).toEqual(first);
		expect(store.commits.length).toBe(commits);
		expect(board.snapshot().notes.size).toBe(1);
	});

	test('[P5] also in one batch, and also after a restart', async () => {
		const { seat, send, cid, restart } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const body = { ...post, cid: cid() };
		const [first, second, third] = await Promise.all([1, 2, 3].map(() => send(writer, body)));
		expect([second, third]).toEqual([first, first]);
		const again = await restart();
		expect(await again.send(writer, body)).toEqual(first);
		expect(again.board.snapshot().notes.size).toBe(1);
	});

	test('[P5] the same cid of two seats is two commands', async () => {
		const { seat, send, cid, board } = await testBoard();
		const body = { ...post, cid: cid() };
		await send(await seat('stakeholder', 'lw'), body);
		await send(await seat('stakeholder', 'hcp'), body);
		expect(board.snapshot().notes.size).toBe(2);
	});

	test('[P6] a refused command may be sent again and is judged anew', async () => {
		const { seat, send, yes, cid } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const body = { ...post, cid: cid() };
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await send(writer, body)).toMatchObject({ ok: false, code: 'locked', cid: body.cid });
		await yes(facilitator, { t: 'stage.unlock', what: 'writing' });
		expect(await send(writer, body)).toMatchObject({ ok: true, rev: 3 });
	});

	test('[P5] a known command is answered with its first reply although it would now be refused', async () => {
		const { seat, send, yes, cid } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const body = { ...post, cid: cid() };
		const first = await send(writer, body);
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await send(writer, body)).toEqual(first);
	});
});

describe('a batch', () => {
	test('[P5] rev grows by exactly one per applied command, also within one commit', async () => {
		const test = await testBoard();
		const writers = await Promise.all([1, 2, 3].map(() => test.seat('stakeholder', 'lw')));
		const before = test.store.commits.length;
		const replies = await Promise.all(
			Array.from({ length: 30 }, (_, n) => {
				const writer = writers[n % 3];
				if (!writer) throw new Error('There is no writer.');
				return test.send(writer, n % 5 === 4 ? { t: 'note.remove', id: 'unknown' } : post);
			})
		);
		expect(replies.flatMap((reply) => (reply.ok ? [reply.rev] : []))).toEqual(
			Array.from({ length: 24 }, (_, n) => n + 1)
		);
		expect(test.store.commits.length).toBe(before + 1);
		expect(test.board.rev).toBe(24);
		await expectConverged(test, writers);
	});

	test('[X5] a board says at once what its workshop is called now, also after a restart', async () => {
		const test = await testBoard();
		const writer = await test.seat('stakeholder', 'lw');
		const reader = test.read(writer, 'board');
		await test.board.describe({ title: 'Another', deletedOn: '2030-01-01' });
		expect(test.board.rev).toBe(0);
		const said = { title: 'Another', deletedOn: '2030-01-01' };
		expect(readSnapshot(reader.doc('board'))?.meta).toMatchObject(said);
		test.store.failNext('before');
		const failing = test.board.describe({ ...said, title: 'Third' });
		await expect(failing).rejects.toMatchObject({ code: 'storage' });
		expect(test.board.snapshot().meta.title).toBe('Another');
		expect((await test.restart()).board.snapshot().meta).toMatchObject(said);
		await expectConverged(test, [writer], [reader]);
	});

	test('[P1] one update a document goes to all its readers, as the very same bytes', async () => {
		const { seat, send, read } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const readers = [1, 2, 3].map(() => read(writer, 'board'));
		const before = readers.map(({ received }) => received.length);
		await Promise.all(Array.from({ length: 20 }, () => send(writer, post)));
		const updates = readers.map(({ received }, index) => received.slice(before[index]));
		expect(updates.map(({ length }) => length)).toEqual([1, 1, 1]);
		expect(updates[1]?.[0]?.update).toBe(updates[0]?.[0]?.update);
	});
});
