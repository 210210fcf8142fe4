import { describe, expect, test } from 'vitest';
import type { GroupId } from '#lib/domain/group.ts';
import { FEWEST_PEOPLE } from '#lib/domain/pools.ts';
import { countVotes, type Published, type VoteResults, type Voice } from '#lib/domain/results.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { seededBelow } from '../../../support/seeded-random.ts';

const groups: readonly GroupId[] = ['hcp', 'lw', 'vcs', 'patient'];
const nothing: Published = { voices: [], pools: [] };
const count = (now: readonly Voice[], before: Published = nothing, isShown = () => true) =>
	countVotes({ now, before, groups, rules: defaultSettings.votes, isShown });
/** People of one group with these dots. */
const people = (group: GroupId, ...ballots: Record<string, number>[]): Voice[] =>
	ballots.map((dots, at) => ({ voter: `${group}${at}`, group, dots }));

describe('totals of a vote', () => {
	test('[X80] by reported group, people and dots apart', () => {
		const { results } = count([
			...people('hcp', { a: 1 }, { a: 2 }, { b: 1 }),
			...people('patient', { b: 1 }, { b: 1 }, { b: 3, a: 1 })
		]);
		expect(results.groups).toEqual([
			{ ids: ['hcp'], ballots: 3 },
			{ ids: ['patient'], ballots: 3 }
		]);
		expect(results.items).toEqual({
			a: { people: [2, 1], dots: [3, 1] },
			b: { people: [1, 3], dots: [1, 5] }
		});
		expect(results).not.toHaveProperty('held');
	});

	test('[X80] two people of a group are never shown alone, and two in all not at all', () => {
		const two = people('patient', { a: 1 }, { b: 1 });
		expect(count(two).results).toMatchObject({ groups: [], items: {} });
		const { results } = count([...two, ...people('lw', { a: 1 }, { a: 1 }, { a: 1 })]);
		expect(results.groups).toEqual([{ ids: ['lw', 'patient'], ballots: 5 }]);
		expect(results.items).toEqual({ a: { people: [4], dots: [4] }, b: { people: [1], dots: [1] } });
	});

	test('[X80] what is not on the board is in no table', () => {
		const three = people('lw', { a: 1 }, { a: 1 }, { b: 1 });
		const { results } = count(three, nothing, () => false);
		expect(results).toMatchObject({ groups: [{ ballots: 3 }], items: {} });
	});

	test('[X80] groups once shown together stay so', () => {
		const lw = people('lw', { a: 1 }, { a: 1 }, { a: 1 });
		const first = count([...lw, ...people('patient', { a: 1 })]);
		const four = people('patient', { b: 1 }, { b: 1 }, { b: 1 }, { b: 1 });
		expect(count([...lw, ...four], first.published).results.groups).toEqual([
			{ ids: ['lw', 'patient'], ballots: 7 }
		]);
	});

	test('[X80] one or two who vote otherwise later are left out, three are not', () => {
		const first = count(people('lw', { a: 1 }, { a: 1 }, { a: 1 }));
		const joined = people('lw', { a: 1 }, { a: 1 }, { a: 1 }, { b: 1 });
		const second = count(joined, first.published);
		expect(second.results.groups).toEqual(first.results.groups);
		expect(second.results.items).toEqual(first.results.items);
		expect(second.results.held).toBe(true);
		const third = count(
			people('lw', { a: 1 }, { b: 1 }, { b: 1 }, { b: 1 }),
			second.published
		).results;
		expect(third.items).toEqual({ a: { people: [1], dots: [1] }, b: { people: [3], dots: [3] } });
		expect(third).not.toHaveProperty('held');
	});

	test('[X80] the same ballots again give the same table', () => {
		const voices = people('lw', { a: 1 }, { b: 1 }, { a: 1 });
		const first = count(voices);
		expect(count([...voices].reverse(), first.published).results).toEqual(first.results);
	});
});

/*
 * Every pair of tables of one board, of whatever time, subtracted: the ballots in which they differ
 * are those of nobody, or of three people or more, for each shown group and for all together.
 */
test('[X80] no two published tables tell fewer than three people apart', () => {
	for (let seed = 1; seed <= 150; seed++) {
		const below = seededBelow(seed);
		const voters = Array.from({ length: 3 + below(14) }, (_, at) => ({
			voter: `v${at}`,
			group: groups[below(4)] as GroupId,
			dots: {}
		}));
		let before = nothing;
		const tables: { results: VoteResults; voices: readonly Voice[] }[] = [];
		for (let round = 0; round < 6; round++) {
			for (const voter of voters)
				if (below(3) === 0) voter.dots = below(4) === 0 ? {} : { [`i${below(3)}`]: 1 };
			// Somebody may be put into another group.
			const moved = voters[below(voters.length)];
			if (moved && below(5) === 0) moved.group = groups[below(4)] as GroupId;
			const now = voters.filter(({ dots }) => Object.keys(dots).length > 0);
			const { results, published } = count(structuredClone(now), before);
			if (results.groups.length > 0)
				tables.push({ results, voices: published.voices.at(-1) ?? [] });
			before = published;
		}
		for (const [at, one] of tables.entries()) {
			expect(
				one.results.groups.every(({ ballots }) => ballots >= FEWEST_PEOPLE),
				`seed ${seed}`
			).toBe(true);
			for (const other of tables.slice(at + 1))
				for (const pool of [...other.results.groups.map(({ ids }) => ids), groups]) {
					const differ = differing(one.voices, other.voices, pool);
					expect(differ === 0 || differ >= FEWEST_PEOPLE, `seed ${seed}`).toBe(true);
				}
		}
	}
});

function differing(some: readonly Voice[], others: readonly Voice[], pool: readonly GroupId[]) {
	const said = (voices: readonly Voice[]) =>
		new Map(
			voices
				.filter(({ group }) => pool.includes(group))
				.map(({ voter, dots }) => [voter, JSON.stringify(dots)])
		);
	const [one, other] = [said(some), said(others)];
	return [...new Set([...one.keys(), ...other.keys()])].filter(
		(voter) => one.get(voter) !== other.get(voter)
	).length;
}
