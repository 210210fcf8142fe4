import { expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

/** Two people and a facilitator, and what desk and seat say of the first. */
async function room(flag: 'finished' | 'practised') {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = test.read(await test.seat('stakeholder', 'lw'), 'board', 'seat');
	const before = other.received.length;
	const flags = (board = test.board) => {
		const [desk, mine] = [fresh(board, facilitator, 'desk'), fresh(board, writer, 'seat')];
		return [
			desk && deskRoots(desk).seats.get(String(writer.number))?.[flag],
			mine && seatRoots(mine).me.get(flag)
		];
	};
	return { ...test, test, facilitator, writer, flags, heard: () => other.received.length - before };
}

test('[X55] "I have finished" is told to the desk and the seat alone, and ends with the step', async () => {
	const { yes, test, facilitator, writer, flags, heard } = await room('finished');
	await yes(writer, { t: 'flag.finished', on: true });
	expect(flags()).toEqual([true, true]);
	expect(heard()).toBe(0);
	await yes(writer, { t: 'flag.finished', on: false });
	expect(flags()).toEqual([false, undefined]);
	await yes(writer, { t: 'flag.finished', on: true });
	await yes(facilitator, { t: 'stage.step', to: 'share' });
	expect(flags()).toEqual([true, true]);
	await yes(facilitator, { t: 'stage.step', to: 'group' });
	expect(flags()).toEqual([false, undefined]);
	await expectConverged(test, [facilitator, writer]);
});

test('[X13] a practice note is a flag for the desk and the seat alone, which lasts over steps and restarts', async () => {
	const { yes, test, facilitator, writer, flags, heard, restart } = await room('practised');
	expect(flags()).toEqual([undefined, undefined]);
	await yes(writer, { t: 'flag.practised', on: true });
	expect(flags()).toEqual([true, true]);
	expect(heard()).toBe(0);
	await yes(facilitator, { t: 'stage.step', to: 'group' });
	expect(flags()).toEqual([true, true]);
	expect(flags((await restart(test.store.copy())).board)).toEqual([true, true]);
	await yes(writer, { t: 'flag.practised', on: false });
	expect(flags()).toEqual([undefined, undefined]);
	await expectConverged(test, [facilitator, writer]);
});
