import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
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

describe('note.hide and note.show', () => {
	test('[X64] a hidden note is in no bytes of others, also of those who come later', async () => {
		const { test, yes, seat, facilitator, writer, other, id, board, read } = await workshop();
		const readers = [
			read(writer, 'board', 'seat'),
			read(other, 'board'),
			read(facilitator, 'desk')
		];
		await yes(facilitator, { t: 'note.hide', id });
		expect(board.snapshot().notes.size).toBe(0);
		expect(board.snapshot().counts.notes.how).toEqual({});
		for (const one of [other, await seat('stakeholder', 'vcs')])
			expect(bytesFor(board, one).includes('CANARY')).toBe(false);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).hidden.get(id)).toMatchObject({
			note: { text: 'CANARY' },
			writer: writer.number,
			by: facilitator.number
		});
		await expectConverged(test, [writer, other, facilitator], readers);
	});

	test('[X64] its writer reads in their own document what became of it, and no more', async () => {
		const { test, yes, no, facilitator, writer, id, board } = await workshop();
		await yes(facilitator, { t: 'note.hide', id });
		const own = fresh(board, writer, 'seat');
		expect(own && seatRoots(own).drafts.toJSON()).toEqual({
			[id]: expect.objectContaining({ text: 'CANARY', reason: 'hidden' }) as object
		});
		expect(JSON.stringify(own && seatRoots(own).drafts.toJSON())).not.toContain('"by"');
		expect(await no(writer, { t: 'note.edit', id, text: 'Again' })).toBe('gone');
		await yes(facilitator, { t: 'note.show', id });
		const after = fresh(board, writer, 'seat');
		expect(after && seatRoots(after).drafts.size).toBe(0);
		await expectConverged(test, [writer, facilitator]);
	});

	test('[X64] shown again it is as it was: id, place, words, cluster, "me too" and writer', async () => {
		const test = await testBoard({
			board: {
				clusters: [{ id: 'c1', cluster: { q: 'why', name: 'Loneliness' } }],
				notes: [
					{
						id: 'n1',
						q: 'why',
						text: 'One',
						group: 'lw',
						at: 0,
						via: 'import',
						cluster: 'c1',
						agree: { hcp: 2 }
					}
				],
				importedDots: { n1: 3 }
			}
		});
		const facilitator = await test.seat('facilitator');
		const before = test.board.snapshot();
		await test.yes(facilitator, { t: 'note.hide', id: 'n1' });
		expect(test.board.snapshot().clusters.size).toBe(0);
		const again = await test.restart(test.store.copy());
		await again.yes(facilitator, { t: 'note.show', id: 'n1' });
		expect(again.board.snapshot()).toEqual(before);
		await test.yes(facilitator, { t: 'undo' });
		expect(test.board.snapshot()).toEqual(before);
		await test.yes(facilitator, { t: 'redo' });
		expect(test.board.snapshot().notes.size).toBe(0);
		await test.yes(facilitator, { t: 'undo' });
		expect(test.board.snapshot()).toEqual(before);
		await expectConverged(test, [facilitator]);
	});

	test('[X64] one answer for what cannot be hidden or shown', async () => {
		const { yes, no, facilitator, writer, id } = await workshop();
		expect(await no(facilitator, { t: 'note.show', id })).toBe('conflict');
		expect(await no(facilitator, { t: 'note.hide', id: 'unknown' })).toBe('not-allowed');
		await yes(facilitator, { t: 'note.hide', id });
		expect(await no(facilitator, { t: 'note.hide', id })).toBe('gone');
		expect(await no(facilitator, { t: 'note.move', id, p: [0, 3] })).toBe('gone');
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = await yes(writer, { t: 'note.post', q: 'how', text: 'Secret' });
		for (const t of ['note.hide', 'note.show'] as const)
			expect(await no(facilitator, { t, id: secret.id ?? '' })).toBe('not-allowed');
	});

	test('[P2] its writer deletes it; undone and restored it is hidden still', async () => {
		const { test, yes, facilitator, writer, other, id, board } = await workshop();
		const lists = () => {
			const desk = fresh(board, facilitator, 'desk');
			if (!desk) throw new Error('There is no desk.');
			return [deskRoots(desk).hidden.size, deskRoots(desk).bin.size, board.snapshot().notes.size];
		};
		await yes(facilitator, { t: 'note.hide', id });
		await yes(writer, { t: 'note.remove', id });
		expect(lists()).toEqual([0, 1, 0]);
		await yes(writer, { t: 'undo' });
		expect(lists()).toEqual([1, 0, 0]);
		await yes(writer, { t: 'redo' });
		await yes(facilitator, { t: 'note.restore', id });
		expect(lists()).toEqual([1, 0, 0]);
		expect(bytesFor(board, other).includes('CANARY')).toBe(false);
		await expectConverged(test, [writer, other, facilitator]);
	});
});
