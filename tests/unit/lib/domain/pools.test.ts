import { describe, expect, test } from 'vitest';
import { FEWEST_PEOPLE, reportedPools } from '#lib/domain/pools.ts';
import { seededBelow } from '../../../support/seeded-random.ts';

const groups = ['hcp', 'lw', 'vcs', 'patient'] as const;
const counts = (numbers: readonly number[]) =>
	Object.fromEntries(groups.map((id, at) => [id, numbers[at] ?? 0]));
const pools = (...numbers: number[]) => reportedPools(counts(numbers), groups);

describe('groups that are shown together', () => {
	test.each([
		[
			[6, 5, 6, 7],
			[['hcp'], ['lw'], ['vcs'], ['patient']]
		],
		[
			[6, 5, 6, 2],
			[['hcp'], ['lw', 'patient'], ['vcs']]
		],
		[
			[6, 2, 1, 7],
			[['hcp'], ['lw', 'vcs'], ['patient']]
		],
		[[1, 0, 0, 8], [['hcp', 'patient']]],
		[[2, 1, 0, 0], [['hcp', 'lw']]],
		[[6, 0, 0, 0], [['hcp']]],
		// Of two as small the later in the workshop's order.
		[
			[5, 5, 5, 1],
			[['hcp'], ['lw'], ['vcs', 'patient']]
		],
		[[1, 1, 0, 0], []],
		[[0, 0, 0, 0], []]
	])('[X80] of %j people', (numbers, expected) => {
		expect(pools(...numbers)).toEqual(expected);
	});

	test('[X80] groups that were shown together stay so, however many people they have now', () => {
		const now = counts([6, 5, 6, 7]);
		expect(reportedPools(now, groups, [['lw', 'patient']])).toEqual([
			['hcp'],
			['lw', 'patient'],
			['vcs']
		]);
		// And join others, never split.
		expect(reportedPools(counts([2, 5, 6, 7]), groups, [['lw', 'vcs']])).toEqual([
			['hcp', 'patient'],
			['lw', 'vcs']
		]);
	});

	test('[X80] no pool, and no difference of total and pools, is fewer than three people', () => {
		const below = seededBelow(7);
		for (let n = 0; n < 2_000; n++) {
			const numbers = groups.map(() => below(7));
			const shown = pools(...numbers);
			const sizes = shown.map((pool) =>
				pool.reduce((sum, id) => sum + (numbers[groups.indexOf(id as never)] ?? 0), 0)
			);
			expect(sizes.every((size) => size >= FEWEST_PEOPLE)).toBe(true);
			const total = numbers.reduce((sum, each) => sum + each, 0);
			const shownPeople = sizes.reduce((sum, size) => sum + size, 0);
			expect(shownPeople === total || (shown.length === 0 && total < FEWEST_PEOPLE)).toBe(true);
		}
	});
});
