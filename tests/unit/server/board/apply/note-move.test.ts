import { describe, expect, test } from 'vitest';
import { seatRoots } from '#lib/domain/document.ts';
import type { Place } from '#lib/domain/place.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard({
		board: {
			clusters: [{ id: 'c1', cluster: { q: 'why', name: 'Loneliness', p: [0, 0] } }],
			notes: [{ id: 'n1', q: 'why', text: 'One', group: 'lw', at: 0, via: 'import', cluster: 'c1' }]
		}
	});
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'Mine' });
	const note = (which = id) => test.board.snapshot().notes.get(which);
	return { ...test, test, facilitator, writer, other, id, note };
}

describe('note.move', () => {
	test('[X32] a move is one place in every replica, rounded to the grid', async () => {
		const { test, yes, writer, other, id, note, read } = await workshop();
		const readers = [read(writer, 'board'), read(other, 'board')];
		await yes(writer, { t: 'note.move', id, p: [0.512, 7.33] });
		expect(note()?.p).toEqual([0.5, 7.35]);
		await expectConverged(test, [writer, other], readers);
	});

	test('[X85] a move to where it lies is no change, and nothing to take back', async () => {
		const { yes, writer, id, note } = await workshop();
		const move = { t: 'note.move', id, p: [0.5, 7] } as const;
		const before = note()?.p;
		await yes(writer, move);
		await yes(writer, { ...move, q: note()!.q, cluster: null });
		expect(await yes(writer, { t: 'undo' })).toMatchObject({ undone: 'note.move' });
		expect(note()?.p).toEqual(before);
	});

	test('[X32] outside the bounds is malformed', async () => {
		const { no, writer, id } = await workshop();
		for (const p of [[1.01, 0], [0, 400.1], [-1, 0], [0], [0, 0, 0]] as unknown as [
			number,
			number
		][])
			expect(await no(writer, { t: 'note.move', id, p })).toBe('malformed');
	});

	test('[X40] in another question it lies where it was put, and the counts follow', async () => {
		const { yes, writer, id, note, board } = await workshop();
		await yes(writer, { t: 'note.move', id, q: 'why', p: [1, 1] });
		expect(note()).toMatchObject({ q: 'why', p: [1, 1] });
		expect(board.snapshot().counts.notes).toMatchObject({ how: {}, why: { lw: 2 } });
	});

	test('[P3] without a place it is malformed, whatever else it says', async () => {
		const { no, writer, id } = await workshop();
		for (const more of [{}, { q: 'why' }, { cluster: null }])
			expect(await no(writer, { t: 'note.move', id, ...more } as never)).toBe('malformed');
	});

	test('[X36] the slot that a move leaves is free, and the one it takes is not', async () => {
		const { yes, writer, id, note } = await workshop();
		const post = async () =>
			note((await yes(writer, { t: 'note.post', q: 'how', text: 'Next' })).id ?? '')?.p;
		await yes(writer, { t: 'note.move', id, p: [0, 1] });
		expect([await post(), await post(), await post()]).toEqual([
			[0, 0],
			[1, 0],
			[1, 1]
		]);
		await yes(writer, { t: 'note.move', id, p: [0, 2] });
		expect([await post(), await post()]).toEqual([
			[0, 1],
			[1, 2]
		]);
	});

	test('[P3] others’ notes move for the facilitator and while grouping is open, not otherwise', async () => {
		const { yes, no, facilitator, other, id, note } = await workshop();
		expect(await no(other, { t: 'note.move', id, p: [1, 1] })).toBe('not-allowed');
		await yes(facilitator, { t: 'note.move', id, p: [1, 2] });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await yes(other, { t: 'note.move', id, p: [1, 3] });
		await yes(facilitator, { t: 'stage.lock', what: 'grouping' });
		expect(await no(other, { t: 'note.move', id, p: [1, 4] })).toBe('locked');
		await yes(facilitator, { t: 'note.move', id, p: [1, 5] });
		expect(note()?.p).toEqual([1, 5]);
	});

	test('[X43] two who move one note at once both hear yes, and all see one place', async () => {
		const { test, yes, facilitator, writer, other, id, note, read } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		const readers = [read(writer, 'board'), read(other, 'board')];
		const [one, two] = await Promise.all([
			yes(writer, { t: 'note.move', id, p: [1, 3] }),
			yes(other, { t: 'note.move', id, p: [0, 9] })
		]);
		expect(two.rev).toBe(one.rev + 1);
		expect(note()?.p).toEqual([0, 9]);
		await expectConverged(test, [writer, other], readers);
	});

	test('[X45] a note joins and leaves a cluster of its question; the last one out dissolves it', async () => {
		const { test, yes, no, facilitator, writer, other, id, note, board, read } = await workshop();
		const reader = read(other, 'board');
		const p: Place = [1, 7];
		expect(await no(writer, { t: 'note.move', id, p, cluster: 'c1' })).toBe('not-allowed');
		expect(await no(writer, { t: 'note.move', id, q: 'why', p, cluster: 'c9' })).toBe(
			'not-allowed'
		);
		await yes(writer, { t: 'note.move', id, q: 'why', p: [0, 4], cluster: 'c1' });
		expect(note()).toMatchObject({ q: 'why', cluster: 'c1' });
		await yes(facilitator, { t: 'note.move', id: 'n1', p, cluster: null });
		expect(note('n1')?.cluster).toBeUndefined();
		expect([...board.snapshot().clusters.keys()]).toEqual(['c1']);
		await yes(writer, { t: 'note.move', id, q: 'who', p });
		expect(note()?.cluster).toBeUndefined();
		expect(board.snapshot().clusters.size).toBe(0);
		expect(await no(writer, { t: 'note.move', id, q: 'why', p, cluster: 'c1' })).toBe('gone');
		await expectConverged(test, [writer, other], [reader]);
	});

	test('[X17] of a private note only the question moves, and only for its writer', async () => {
		const { test, yes, no, facilitator, writer, other, board } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'why', text: 'Private' });
		for (const seat of [other, facilitator])
			expect(await no(seat, { t: 'note.move', id, q: 'who', p: [1, 1] })).toBe('not-allowed');
		await yes(writer, { t: 'note.move', id, q: 'who', p: [1, 1], cluster: 'c1' });
		const mine = fresh(board, writer, 'seat');
		expect(mine && seatRoots(mine).private.toJSON()[id]).toEqual({
			q: 'who',
			text: 'Private',
			v: 1,
			group: 'lw',
			at: test.clock.now,
			via: 'self'
		});
		await expectConverged(test, [writer, other, facilitator]);
	});
});
