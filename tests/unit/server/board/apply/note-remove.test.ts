import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { limits } from '#lib/domain/limits.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'CANARY' });
	return { ...test, test, facilitator, writer, other, id };
}

describe('note.remove and note.restore', () => {
	test('[X21] a removed note is in the bin of the desk, and in nobody else’s bytes', async () => {
		const { test, yes, facilitator, writer, other, id, board, read } = await workshop();
		const readers = [
			read(writer, 'board', 'seat'),
			read(other, 'board'),
			read(facilitator, 'desk')
		];
		await yes(writer, { t: 'note.remove', id });
		expect(board.snapshot().notes.size).toBe(0);
		for (const seat of [writer, other])
			expect(bytesFor(board, seat).includes('CANARY')).toBe(false);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).bin.get(id)).toMatchObject({
			note: { text: 'CANARY' },
			writer: writer.number,
			by: writer.number
		});
		expect(desk && deskRoots(desk).writers.toJSON()).toEqual({});
		await expectConverged(test, [writer, other, facilitator], readers);
	});

	test('[X21] a restored note has its id, place, words and writer again', async () => {
		const { test, yes, no, facilitator, writer, other, id, board } = await workshop();
		const before = board.snapshot().notes.get(id);
		await yes(facilitator, { t: 'note.remove', id });
		await yes(other, { t: 'note.post', q: 'how', text: 'In its place', p: [0, 0] });
		expect(await no(writer, { t: 'note.restore', id })).toBe('not-allowed');
		await yes(facilitator, { t: 'note.restore', id });
		expect(board.snapshot().notes.get(id)).toEqual(before);
		expect(await no(facilitator, { t: 'note.restore', id })).toBe('conflict');
		await yes(writer, { t: 'note.edit', id, text: 'Still mine' });
		await expectConverged(test, [writer, other, facilitator]);
	});

	test('[P3] nobody removes what is another’s, unknown or private: one answer for all', async () => {
		const { yes, no, facilitator, writer, other, id } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = await yes(writer, { t: 'note.post', q: 'how', text: 'Secret' });
		const answers = [
			await no(other, { t: 'note.remove', id }),
			await no(other, { t: 'note.remove', id: 'unknown' }),
			await no(other, { t: 'note.remove', id: secret.id ?? '' }),
			await no(facilitator, { t: 'note.remove', id: secret.id ?? '' }),
			await no(facilitator, { t: 'note.restore', id: secret.id ?? '' })
		];
		expect(new Set(answers)).toEqual(new Set(['not-allowed']));
	});

	test('[X18] a note comes back only where there is room for it', async () => {
		const { yes, no, send, facilitator, writer, id } = await workshop();
		await yes(writer, { t: 'note.remove', id });
		await Promise.all(
			Array.from({ length: limits.notesPerSeat }, () =>
				send(writer, { t: 'note.post', q: 'how', text: 'One more' })
			)
		);
		expect(await no(facilitator, { t: 'note.restore', id })).toBe('quota');
		await yes(writer, { t: 'undo' });
		await yes(facilitator, { t: 'note.restore', id });
	});

	test('[P6] removing twice is gone', async () => {
		const { yes, no, facilitator, writer, id } = await workshop();
		await Promise.all([
			yes(writer, { t: 'note.remove', id }),
			no(facilitator, { t: 'note.remove', id }).then((code) => expect(code).toBe('gone'))
		]);
	});

	test('[X21] an own private note vanishes: in no bin, in nobody’s bytes, not even its writer’s', async () => {
		const { test, yes, no, facilitator, writer, board, read } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const reader = read(writer, 'board', 'seat');
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'who', text: 'SECRET' });
		await yes(writer, { t: 'note.remove', id });
		expect(seatRoots(reader.doc('seat')).private.size).toBe(0);
		expect(bytesFor(board, writer).includes('SECRET')).toBe(false);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).bin.size).toBe(0);
		expect(desk && deskRoots(desk).cells.get('who')).toEqual({});
		expect(await no(writer, { t: 'note.edit', id, text: 'Again' })).toBe('gone');
		await expectConverged(test, [writer, facilitator], [reader]);
	});

	test('[X45] a cluster that dissolved with its last note comes back with it', async () => {
		const test = await testBoard({
			board: {
				clusters: [{ id: 'c1', cluster: { q: 'why', name: 'Loneliness' } }],
				notes: [
					{ id: 'n1', q: 'why', text: 'One', group: 'lw', at: 0, via: 'import', cluster: 'c1' }
				]
			}
		});
		const facilitator = await test.seat('facilitator');
		const before = test.board.snapshot();
		await test.yes(facilitator, { t: 'note.remove', id: 'n1' });
		expect(test.board.snapshot().clusters.size).toBe(0);
		await test.yes(facilitator, { t: 'note.restore', id: 'n1' });
		expect(test.board.snapshot()).toEqual(before);
		await expectConverged(test, [facilitator]);
	});
});
