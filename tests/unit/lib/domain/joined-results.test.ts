import { describe, expect, test } from 'vitest';
import { joinedResults } from '#lib/domain/joined-results.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import { defaultSettings } from '#lib/domain/settings.ts';

const rules = defaultSettings.votes;
const table: VoteResults = {
	groups: [
		{ ids: ['hcp'], ballots: 4 },
		{ ids: ['lw', 'vcs'], ballots: 3 },
		{ ids: ['patient'], ballots: 5 }
	],
	items: {
		a: { people: [1, 2, 3], dots: [1, 4, 9] },
		b: { people: [0, 1, 0], dots: [0, 1, 0] }
	},
	rules,
	held: true
};

describe('a published table after a merge', () => {
	test('[X72] two columns become one, with all who were shown together with either', () => {
		const joined = joinedResults(table, { from: 'vcs', into: 'hcp' }, ['hcp', 'lw', 'patient']);
		expect(joined).toEqual({
			groups: [
				{ ids: ['hcp', 'lw'], ballots: 7 },
				{ ids: ['patient'], ballots: 5 }
			],
			items: {
				a: { people: [3, 3], dots: [5, 9] },
				b: { people: [1, 0], dots: [1, 0] }
			},
			rules,
			held: true
		});
	});

	test('[X72] the group that is gone is named nowhere, also where the other had no ballots', () => {
		const { groups } = joinedResults(table, { from: 'hcp', into: 'other' }, [
			'lw',
			'vcs',
			'patient',
			'other'
		]);
		expect(groups).toEqual([
			{ ids: ['lw', 'vcs'], ballots: 3 },
			{ ids: ['patient'], ballots: 5 },
			{ ids: ['other'], ballots: 4 }
		]);
	});

	test('[X72] two that were shown together stay so under one name, and others keep their order', () => {
		const joined = joinedResults(table, { from: 'lw', into: 'vcs' }, ['hcp', 'vcs', 'patient']);
		expect(joined).toEqual({
			...table,
			groups: [table.groups[0], { ids: ['vcs'], ballots: 3 }, table.groups[2]]
		});
	});

	test('[X80] a table with nothing in it stays so', () => {
		const nothing: VoteResults = { groups: [], items: {}, rules };
		expect(joinedResults(nothing, { from: 'lw', into: 'vcs' }, ['hcp', 'vcs'])).toEqual(nothing);
	});
});
