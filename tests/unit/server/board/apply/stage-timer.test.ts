import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('stage.timer', () => {
	test('[X52] goes by the server’s clock: started, paused, lengthened, stopped', async () => {
		const { seat, yes, board, clock } = await testBoard();
		const facilitator = await seat('facilitator');
		const timer = () => board.snapshot().stage.timer;
		await yes(facilitator, { t: 'stage.timer', endsAt: clock.now + 300_000 });
		expect(timer()).toEqual({ endsAt: clock.now + 300_000 });
		clock.now += 100_000;
		await yes(facilitator, { t: 'stage.timer', pausedMs: 200_000 });
		clock.now += 500_000;
		await yes(facilitator, { t: 'stage.timer', add: 60_000 });
		expect(timer()).toEqual({ pausedMs: 260_000 });
		await yes(facilitator, { t: 'stage.timer' });
		expect(timer()).toBeNull();
	});

	test('[X52] two desks that give one more minute at once give two', async () => {
		const { seat, send, board, clock } = await testBoard();
		const desks = [await seat('facilitator'), await seat('facilitator')];
		await Promise.all(desks.map((desk) => send(desk, { t: 'stage.timer', add: 60_000 })));
		expect(board.snapshot().stage.timer).toEqual({ endsAt: clock.now + 120_000 });
	});

	test('[X85] is taken back and done again, unless somebody changed it since', async () => {
		const test = await testBoard();
		const { yes, no, board, clock } = test;
		const [one, other] = [await test.seat('facilitator'), await test.seat('facilitator')];
		const timer = () => board.snapshot().stage.timer;
		await yes(one, { t: 'stage.timer', add: 60_000 });
		await yes(one, { t: 'undo' });
		expect(timer()).toBeNull();
		await yes(one, { t: 'redo' });
		expect(timer()).toEqual({ endsAt: clock.now + 60_000 });
		await yes(other, { t: 'stage.timer' });
		expect(await no(one, { t: 'undo' })).toBe('conflict');
		await expectConverged(test, [one]);
	});

	test('[X52] ends with its step, and comes back when the step is taken back', async () => {
		const { seat, yes, board, clock } = await testBoard();
		const facilitator = await seat('facilitator');
		const timer = () => board.snapshot().stage.timer;
		await yes(facilitator, { t: 'stage.timer', add: 60_000 });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		expect(timer()).toBeNull();
		await yes(facilitator, { t: 'undo' });
		expect(timer()).toEqual({ endsAt: clock.now + 60_000 });
	});

	test.each([
		['two at once', { add: 1, pausedMs: 1 }],
		['an end long past', { endsAt: 1 }],
		['an end in a thousand years', { endsAt: 1e14 }],
		['a part of a millisecond', { add: 0.5 }],
		['less than nothing', { pausedMs: -1 }]
	])('[P3] %s is malformed', async (_, change) => {
		const { seat, no, board } = await testBoard();
		const facilitator = await seat('facilitator');
		expect(await no(facilitator, { t: 'stage.timer', ...change })).toBe('malformed');
		expect(board.snapshot().stage.timer).toBeNull();
	});

	test('[X52] it closes no box: notes come after its end as before', async () => {
		const { seat, yes, clock } = await testBoard();
		const [facilitator, writer] = [await seat('facilitator'), await seat('stakeholder', 'lw')];
		await yes(facilitator, { t: 'stage.timer', add: 1_000 });
		clock.now += 60_000;
		await yes(writer, { t: 'note.post', q: 'how', text: 'After the end' });
	});
});
