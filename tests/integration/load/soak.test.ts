import { expect, test } from 'vitest';
import { fiveways } from '../../load/peers/fiveways.ts';
import { soak } from '../../load/scenarios/soak.ts';
import { slope } from '../../load/scenarios/slope.ts';

/*
 * Three minutes of what `npm run load -- --scenario soak --seconds 28800` does for eight hours. So
 * short a time says little of a slow leak in memory, and all of a socket, timer or board left behind.
 */
test(
	'[limits] people who come, write, fall asleep and go leave nothing behind',
	{ timeout: 400_000 },
	async () => {
		const run = { peer: fiveways, seconds: 1, seed: 20_261_128, workers: 1 };
		const size = { boards: 3, peoplePerBoard: 10, asleep: 6, staySeconds: 6, emptySeconds: 80 };
		const { figures } = await soak(run, size);
		const value = (name: string) => figures.find((figure) => figure.name === name)?.value;
		expect(value('times weighed')).toBe(2);
		expect(value('edits')).toBe(2 * 6 * 24 * 0.5);
		expect(value('missing')).toBe(0);
		expect(value('descriptors more than at first')).toBeLessThanOrEqual(0);
		expect(value('timers more than at first')).toBeLessThanOrEqual(0);
		expect(value('objects more than at first')).toBeLessThan(4);
		expect(value('largest write-ahead log')).toBeLessThan(64);
	}
);

test('[limits] a slope is how much something grows, whatever lies around it', () => {
	expect(slope([])).toBe(0);
	expect(slope([[1, 5]])).toBe(0);
	expect(
		slope([
			[0, 1],
			[1, 3],
			[2, 5]
		])
	).toBeCloseTo(2);
	expect(
		slope([
			[0, 4],
			[1, 6],
			[2, 4],
			[3, 6]
		])
	).toBeCloseTo(0.4);
});
