import { expect, test } from 'vitest';
import { OverRate } from '../../../../server/sync/over-rate.ts';

test('[P6] a run of refusals for five seconds is too long, a burst now and then is not', () => {
	const steady = new OverRate();
	const outcomes = Array.from({ length: 8 }, (_, second) => steady.refused('a', second * 1_000));
	expect(outcomes).toEqual([false, false, false, false, false, true, true, true]);
	expect(steady.isOver('a', 7_500)).toBe(true);
	expect(steady.isOver('a', 9_001)).toBe(false);
	expect(steady.isOver('b', 7_500)).toBe(false);

	const bursts = new OverRate();
	for (let burst = 0; burst < 10; burst++)
		for (let n = 0; n < 5; n++) expect(bursts.refused('a', burst * 3_000 + n)).toBe(false);
});
