import { describe, expect, test } from 'vitest';
import type { VoteResults } from '#lib/domain/results.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { consensus } from '#lib/evidence/consensus.ts';

/** Ballots of healthcare professionals, link workers, voluntary sector and patients. */
const ballots = [6, 5, 6, 7];
const chosen = { a: [3, 3, 3, 4], b: [6, 2, 0, 0], c: [0, 1, 2, 6], d: [2, 2, 2, 3] };
const order = ['a', 'b', 'c', 'd'];

function table(sizes: number[], items: Record<string, number[]>): VoteResults {
	const ids = ['hcp', 'lw', 'vcs', 'patient'] as const;
	return {
		groups: sizes.map((ballots, at) => ({ ids: [ids[at] ?? 'other'], ballots })),
		items: Object.fromEntries(
			Object.entries(items).map(([id, people]) => [id, { people, dots: people }])
		),
		rules: defaultSettings.votes
	};
}

describe('what the groups chose, every group weighing the same', () => {
	test('[X80] support, floor and spread of the worked example, exactly', () => {
		const { all } = consensus(table(ballots, chosen), order);
		expect(
			all.map(({ id, voters, support, floor, spread }) => [id, voters, support, floor, spread])
		).toEqual([
			['a', 13, [19, 35], [3, 6], [1, 10]],
			['d', 9, [157, 420], [2, 6], [2, 21]],
			['b', 8, [7, 20], [0, 6], [1, 1]],
			['c', 9, [73, 210], [0, 6], [6, 7]]
		]);
	});

	test('[X80] supported by every group, and most divided', () => {
		const { everyGroup, divided } = consensus(table(ballots, chosen), order);
		expect(everyGroup.map(({ id }) => id)).toEqual(['a', 'd']);
		expect(divided.map(({ id }) => id)).toEqual(['b', 'c']);
	});

	test('[X80] two patients count together with the link workers', () => {
		const pooled = consensus(table([6, 6, 7], { a: [3, 3, 4] }), ['a']).all[0];
		expect(pooled).toMatchObject({ support: [11, 21], floor: [3, 6] });
	});

	test('[X80] dots decide nothing, and what is equal stays in reading order', () => {
		const results = table([3, 3], { x: [1, 1], y: [1, 1] });
		results.items['y'] = { people: [1, 1], dots: [9, 9] };
		expect(consensus(results, ['x', 'y']).all.map(({ id }) => id)).toEqual(['x', 'y']);
		expect(consensus(results, ['y', 'x']).all.map(({ id }) => id)).toEqual(['y', 'x']);
	});

	test('[X80] one group has nobody to agree or differ with, and nobody counted gives no list', () => {
		const { all, everyGroup, divided } = consensus(table([9], { a: [9] }), ['a']);
		expect([all.length, everyGroup.length, divided.length]).toEqual([1, 0, 0]);
		expect(consensus(table([], {}), order).all).toEqual([]);
	});

	test('[X80] what is no longer on the board is in no list', () => {
		expect(consensus(table(ballots, chosen), ['b']).all.map(({ id }) => id)).toEqual(['b']);
	});
});
