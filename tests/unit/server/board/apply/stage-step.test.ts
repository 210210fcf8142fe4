import { describe, expect, test } from 'vitest';
import { testBoard } from '../../../../support/board.ts';

describe('stage.step', () => {
	test('[X51] any step may follow any; one that is not in the running order is malformed', async () => {
		const { seat, yes, no, board } = await testBoard({ board: { step: 'arrive' } });
		const facilitator = await seat('facilitator');
		expect(board.snapshot().stage.step).toBe('arrive');
		for (const to of ['close', 'private', 'arrive']) {
			await yes(facilitator, { t: 'stage.step', to });
			expect(board.snapshot().stage.step).toBe(to);
		}
		expect(await no(facilitator, { t: 'stage.step', to: 'lunch' })).toBe('malformed');
	});
});

describe('two desks', () => {
	test('[X70] that press next at the same time move one step', async () => {
		const { seat, send, board } = await testBoard();
		const desks = [await seat('facilitator'), await seat('facilitator')];
		const to = 'group';
		const replies = await Promise.all(desks.map((desk) => send(desk, { t: 'stage.step', to })));
		expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
		expect(board.snapshot().stage.step).toBe('group');
	});
});
