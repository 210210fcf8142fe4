import { describe, expect, it } from 'vitest';
import { Rates } from '../../../../server/accounts/rates.ts';

const SECOND = 1_000;

function fresh(keysAtMost = 10) {
	const rates = new Rates({ perSecond: 2, atOnce: 3, keysAtMost });
	/** Spends all there is. @returns how many that were */
	const spendAll = (key: string, now: number) => {
		let count = 0;
		for (; !rates.isSpent(key, now); count++) rates.spend(key, now);
		return count;
	};
	return { rates, spendAll };
}

describe('a rate', () => {
	it('[O19] is so many at once, then so many a second, for each key', () => {
		const { spendAll } = fresh();
		expect(spendAll('a', 0)).toBe(3);
		expect(spendAll('a', SECOND / 2 - 1)).toBe(0);
		expect(spendAll('a', SECOND / 2)).toBe(1);
		expect(spendAll('b', SECOND / 2)).toBe(3);
		expect(spendAll('a', 60 * SECOND), 'no more than at once').toBe(3);
	});

	it('[O19] takes back what was not used', () => {
		const { rates, spendAll } = fresh();
		spendAll('a', 0);
		rates.giveBack('a');
		rates.giveBack('nobody');
		expect(spendAll('a', 0)).toBe(1);
	});

	it('[O19] forgets the oldest keys when there are too many', () => {
		const { spendAll } = fresh(2);
		for (const key of ['a', 'b', 'c']) spendAll(key, 0);
		expect(['b', 'c', 'a'].map((key) => spendAll(key, 0))).toEqual([0, 0, 3]);
	});
});
