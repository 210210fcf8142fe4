import { describe, expect, test } from 'vitest';
import { allSettings } from '#lib/domain/settings.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('stage.settings', () => {
	test('[X77] what is given holds, what is not given stays, and it can be taken back', async () => {
		const board = await testBoard();
		const facilitator = await board.seat('facilitator');
		const settings = () => board.board.snapshot().stage.settings;
		await board.yes(facilitator, { t: 'stage.settings', agree: false, votes: { dots: 5 } });
		await board.yes(facilitator, { t: 'stage.settings', votes: { perItem: 2 } });
		expect(settings()).toEqual({ agree: false, votes: { dots: 5, perItem: 2 } });
		expect(allSettings(settings()).votes).toEqual({
			dots: 5,
			perItem: 2,
			scope: 'both',
			per: 'board',
			ranked: false
		});
		await board.yes(facilitator, { t: 'undo' });
		expect(settings()).toEqual({ agree: false, votes: { dots: 5 } });
		await board.yes(facilitator, { t: 'redo' });
		expect(settings().votes).toEqual({ dots: 5, perItem: 2 });
		await expectConverged(board, [facilitator]);
	});

	test('[X77] what others changed since is not taken back', async () => {
		const board = await testBoard();
		const [one, other] = [await board.seat('facilitator'), await board.seat('facilitator')];
		await board.yes(one, { t: 'stage.settings', agree: false });
		await board.yes(other, { t: 'stage.settings', choose: true });
		expect(await board.no(one, { t: 'undo' })).toBe('conflict');
	});

	test('[P3] a number of dots that nobody could give is malformed', async () => {
		const board = await testBoard();
		const facilitator = await board.seat('facilitator');
		for (const dots of [0, 11, 1.5, Number.NaN])
			expect(await board.no(facilitator, { t: 'stage.settings', votes: { dots } })).toBe(
				'malformed'
			);
	});

	test('[P3] grouping is for facilitators alone when the setting says so', async () => {
		const board = await testBoard();
		const facilitator = await board.seat('facilitator');
		const one = await board.seat('stakeholder', 'lw');
		const other = await board.seat('stakeholder', 'hcp');
		const { id = '' } = await board.yes(one, { t: 'note.post', q: 'how', text: 'Mine' });
		await board.yes(facilitator, { t: 'stage.step', to: 'group' });
		await board.yes(facilitator, { t: 'stage.settings', grouping: false });
		expect(await board.no(other, { t: 'note.move', id, p: [1, 1] })).toBe('not-allowed');
		await board.yes(facilitator, { t: 'note.move', id, p: [1, 1] });
	});
});
