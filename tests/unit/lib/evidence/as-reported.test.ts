import { describe, expect, test } from 'vitest';
import { EVERYONE, type GroupId } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { asReported, noteAsReported } from '#lib/evidence/as-reported.ts';
import { reportedGroups } from '#lib/evidence/reported.ts';
import { context } from '../../../support/exported.ts';

function board(people: Partial<Record<GroupId, number>>): Snapshot {
	const { snapshot } = context(['From a patient', 'From a link worker', 'From a nurse']);
	const groups: GroupId[] = ['patient', 'lw', 'hcp'];
	const notes = [...snapshot.notes].map(([id, note], at): [string, Note] => [
		id,
		{ ...note, group: groups[at] ?? 'other', agree: { lw: 2, patient: 1, hcp: 1 } }
	]);
	return {
		...snapshot,
		notes: new Map(notes),
		counts: { people, notes: { how: { patient: 1, lw: 1, hcp: 1 } } },
		stage: {
			...snapshot.stage,
			results: {
				groups: [
					{ ids: ['hcp'], ballots: 5 },
					{ ids: ['lw', 'patient'], ballots: 6 }
				],
				items: { n0: { people: [1, 4], dots: [1, 6] } },
				rules: { dots: 3, perItem: 1, scope: 'notes', per: 'board', ranked: false }
			}
		}
	};
}

const nothing = { fixed: [], left: [] };

describe('a board as it leaves the desk', () => {
	test('[E9] notes, people, "me too" and counts have the reported group alone', () => {
		const whole = board({ hcp: 5, lw: 4, patient: 2 });
		const reported = reportedGroups(whole, nothing);
		const seen = asReported(whole, reported);
		expect(seen.meta.groups.map(({ id, label }) => [id, label])).toEqual([
			['hcp', 'Healthcare professional'],
			['lw', 'Link worker or Patient'],
			['vcs', 'Voluntary and community'],
			['other', 'Not said']
		]);
		expect([...seen.notes.values()].map(({ group }) => group)).toEqual(['lw', 'lw', 'hcp']);
		expect(seen.notes.get('n0')?.agree).toEqual({ lw: 3, hcp: 1 });
		expect(seen.counts).toEqual({ people: { hcp: 5, lw: 6 }, notes: { how: { lw: 2, hcp: 1 } } });
		expect(seen.stage.results?.groups).toEqual([
			{ ids: ['hcp'], ballots: 5 },
			{ ids: ['lw'], ballots: 6 }
		]);
		expect(
			noteAsReported({ ...seen.notes.get('n0'), group: 'patient' } as Note, reported).group
		).toBe('lw');
		const { of: _, ...label } = seen.meta.groups[1] ?? {};
		expect(JSON.stringify([label, [...seen.notes], seen.counts, seen.stage])).not.toMatch(
			/"patient"/
		);
	});

	test('[E9] columns of a vote that are shown as one are summed', () => {
		const whole = board({ hcp: 2, lw: 4, patient: 2 });
		const { stage, meta } = asReported(whole, reportedGroups(whole, nothing));
		expect(meta.groups[0]?.label).toBe(EVERYONE);
		expect(stage.results?.groups).toEqual([{ ids: ['hcp'], ballots: 11 }]);
		expect(stage.results?.items['n0']).toEqual({ people: [5], dots: [7] });
	});

	test('[E8] of fewer than three people no number is in it', () => {
		const whole = board({ lw: 2 });
		const { counts, notes } = asReported(whole, reportedGroups(whole, nothing));
		expect(counts.people).toEqual({});
		expect(new Set([...notes.values()].map(({ group }) => group))).toEqual(new Set(['hcp']));
	});

	test('[E6] where no group is small the board is as it was', () => {
		const whole = board({ hcp: 5, lw: 4, vcs: 3, patient: 3 });
		const { stage: _, ...rest } = whole;
		const results = whole.stage.results;
		// Votes that were counted together hold the groups together.
		const apart = { ...rest, stage: { ...whole.stage, results: undefined } };
		expect(asReported(apart, reportedGroups(apart, nothing))).toEqual(apart);
		expect(asReported(whole, reportedGroups(whole, nothing)).meta.groups[1]?.label).toBe(
			'Link worker or Patient'
		);
		expect(results).toBeDefined();
	});
});
