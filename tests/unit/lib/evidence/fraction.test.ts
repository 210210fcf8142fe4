import { expect, test } from 'vitest';
import { atLeast, compare, meanOf, minus, percent } from '#lib/evidence/fraction.ts';

test('[X80] shares are compared exactly, and shown rounded half up', () => {
	expect(compare([2, 6], [1, 3])).toBe(0);
	expect(atLeast([2, 6], [1, 3])).toBe(true);
	expect(compare([3, 7], [2, 5])).toBeGreaterThan(0);
	expect(minus([4, 7], [1, 2])).toEqual([1, 14]);
	expect(
		meanOf([
			[3, 6],
			[3, 5],
			[3, 6],
			[4, 7]
		])
	).toEqual([19, 35]);
	expect([percent([1, 200]), percent([19, 35]), percent([1, 3]), percent([0, 1])]).toEqual([
		1, 54, 33, 0
	]);
});
