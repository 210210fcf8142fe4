import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('stage.step and flag.finished', () => {
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

	test('[X55] "I have finished" is told to the desk and the seat alone, and ends with the step', async () => {
		const test = await testBoard();
		const { seat, yes, board, read } = test;
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const other = read(await seat('stakeholder', 'lw'), 'board', 'seat');
		const before = other.received.length;
		const flags = () => {
			const [desk, mine] = [fresh(board, facilitator, 'desk'), fresh(board, writer, 'seat')];
			return [
				desk && deskRoots(desk).seats.get(String(writer.number))?.finished,
				mine && seatRoots(mine).me.get('finished')
			];
		};
		await yes(writer, { t: 'flag.finished', on: true });
		expect(flags()).toEqual([true, true]);
		expect(other.received.length).toBe(before);
		await yes(writer, { t: 'flag.finished', on: false });
		expect(flags()).toEqual([false, undefined]);
		await yes(writer, { t: 'flag.finished', on: true });
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(flags()).toEqual([true, true]);
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		expect(flags()).toEqual([false, undefined]);
		await expectConverged(test, [facilitator, writer]);
	});
});
