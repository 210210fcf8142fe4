import { describe, expect, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { BOARD, testBoard } from '../../../../support/board.ts';

describe('history.save', () => {
	test('[X83] a moment is kept by hand, at each change of step, and at the close', async () => {
		const { store, seat, yes, clock } = await testBoard();
		const lead = await seat('facilitator');
		await yes(lead, { t: 'note.post', q: 'how', text: 'One' });
		const { id } = await yes(lead, { t: 'history.save', name: ' After tea ' });
		await yes(lead, { t: 'stage.step', to: 'act' });
		await yes(lead, { t: 'action.add', text: 'Ring' });
		await yes(lead, { t: 'stage.step', to: 'close' });
		await yes(lead, { t: 'undo' });
		const at = clock.now;
		const counts = { at, notes: 1, clusters: 0, actions: 1 };
		expect(await store.moments(BOARD)).toMatchObject([
			{ id, kind: 'saved', name: 'After tea', step: 'share', ...counts, actions: 0 },
			{ kind: 'step', step: 'share', ...counts, actions: 0 },
			{ kind: 'close', step: 'act', ...counts },
			{ kind: 'step', step: 'close', ...counts }
		]);
	});

	test.each(['', '  ', 'a\u0000b', 'x'.repeat(limits.momentNameGraphemes + 1)])(
		'[P3] a name that says nothing or too much is refused: %j',
		async (name) => {
			const { seat, no } = await testBoard();
			expect(await no(await seat('facilitator'), { t: 'history.save', name })).toBe('malformed');
		}
	);

	test('[limits] so many are kept; the oldest goes, and one kept by hand after all others', async () => {
		const { store, seat, yes, restart } = await testBoard();
		const lead = await seat('facilitator');
		const { id } = await yes(lead, { t: 'history.save', name: 'Kept' });
		for (let n = 0; n < limits.momentsPerBoard; n++)
			await yes(lead, { t: 'stage.step', to: n % 2 === 0 ? 'vote' : 'act' });
		const moments = await store.moments(BOARD);
		expect(moments).toHaveLength(limits.momentsPerBoard);
		expect(moments[0]).toMatchObject({ id, kind: 'saved' });
		expect(moments[1]?.step).toBe('vote');
		const again = await restart();
		for (let n = 0; n < limits.momentsPerBoard; n++)
			await again.yes(lead, { t: 'history.save', name: `Number ${n}` });
		const names = (await store.moments(BOARD)).map(({ name }) => name);
		expect(names).toHaveLength(limits.momentsPerBoard);
		expect([names[0], names.at(-1)]).toEqual(['Number 0', `Number ${limits.momentsPerBoard - 1}`]);
	});

	test('[X84] what a restore needs to be taken back goes last', async () => {
		const { board, store, seat, yes } = await testBoard();
		const lead = await seat('facilitator');
		await yes(lead, { t: 'note.post', q: 'how', text: 'One' });
		await yes(lead, { t: 'stage.step', to: 'vote' });
		const [oldest] = await store.moments(BOARD);
		for (let n = 1; n < limits.momentsPerBoard; n++)
			await yes(lead, { t: 'stage.step', to: n % 2 === 0 ? 'vote' : 'act' });
		await yes(lead, { t: 'note.post', q: 'how', text: 'Two' });
		await yes(lead, { t: 'history.restore', id: oldest?.id ?? '' });
		expect(board.snapshot().notes.size).toBe(1);
		const other = await seat('facilitator');
		for (let n = 0; n < limits.momentsPerBoard; n++)
			await yes(other, { t: 'stage.step', to: n % 2 === 0 ? 'share' : 'vote' });
		await yes(lead, { t: 'undo' });
		expect(board.snapshot().notes.size).toBe(2);
	});
});
