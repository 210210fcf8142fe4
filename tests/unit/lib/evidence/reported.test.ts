import { describe, expect, test } from 'vitest';
import { EVERYONE, type GroupId, standardGroup } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import type { Note } from '#lib/domain/note.ts';
import { FEWEST_PEOPLE, type Pool } from '#lib/domain/pools.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { reportedGroups } from '#lib/evidence/reported.ts';
import { context } from '../../../support/exported.ts';
import { seededBelow } from '../../../support/seeded-random.ts';

const ids = ['hcp', 'lw', 'vcs', 'patient', 'other'] as const;

/** A board with so many people, and a note of each group named. */
function board(
	people: Partial<Record<GroupId, number>>,
	notes: readonly (readonly [GroupId, Note['via']])[] = []
): Snapshot {
	const { snapshot } = context(notes.map((_, at) => `Note ${at}`));
	return {
		...snapshot,
		counts: { ...snapshot.counts, people },
		notes: new Map(
			[...snapshot.notes].map(([id, note], at) => {
				const [group, via] = notes[at] ?? ['other', 'self'];
				return [id, { ...note, group, via }];
			})
		)
	};
}

const of = (hcp: number, lw: number, vcs: number, patient: number) =>
	board(Object.fromEntries(Object.entries({ hcp, lw, vcs, patient }).filter(([, n]) => n > 0)));
const nothing = { fixed: [], left: [] };

/** Labels with the people who stand behind each, without groups of which nobody came. */
function shown(
	snapshot: Snapshot,
	before: { fixed: readonly Pool[]; left: readonly GroupId[] } = nothing
) {
	const { groups } = reportedGroups(snapshot, before);
	return groups
		.map(({ id, label, of }): [string, number] => [
			label,
			(of ?? [{ id }]).reduce((sum, one) => sum + (snapshot.counts.people[one.id] ?? 0), 0)
		])
		.filter(([, n]) => n > 0);
}

describe('groups as they leave the desk', () => {
	test.each([
		[
			[6, 5, 6, 7],
			[
				['Healthcare professional', 6],
				['Link worker', 5],
				['Voluntary and community', 6],
				['Patient', 7]
			]
		],
		[
			[6, 5, 6, 2],
			[
				['Healthcare professional', 6],
				['Link worker or Patient', 7],
				['Voluntary and community', 6]
			]
		],
		[
			[6, 2, 1, 7],
			[
				['Healthcare professional', 6],
				['Link worker or Voluntary and community', 3],
				['Patient', 7]
			]
		],
		[[1, 0, 0, 8], [[EVERYONE, 9]]],
		[[2, 1, 0, 0], [[EVERYONE, 3]]]
	])('[E7] of %j people', (people, expected) => {
		const [hcp, lw, vcs, patient] = people as [number, number, number, number];
		expect(shown(of(hcp, lw, vcs, patient))).toEqual(expected);
	});

	test('[E10] each pool says what was done and why', () => {
		const said = (...people: [number, number, number, number]) =>
			reportedGroups(of(...people), nothing).sentences;
		expect(said(6, 5, 6, 7)).toEqual([]);
		expect(said(6, 5, 6, 2)).toEqual([
			'Link workers and patients are shown together because fewer than 3 patients took part.'
		]);
		expect(said(6, 2, 1, 7)).toEqual([
			'Link workers and voluntary and community are shown together because fewer than 3 link workers or people from the voluntary and community sector took part.'
		]);
		expect(said(1, 0, 0, 8)).toEqual([
			'All groups are shown together because fewer than 3 healthcare professionals took part. So there is nothing to compare.'
		]);
	});

	test('[E6] one or two people in all are everyone together, without their number, and fix nothing', () => {
		for (const people of [{ lw: 1 }, { lw: 2 }, { hcp: 1, patient: 1 }]) {
			const reported = reportedGroups(board(people, [['lw', 'self']]), nothing);
			expect(reported.isFew).toBe(true);
			expect(reported.joins).toEqual([]);
			expect(reported.sentences).toEqual([
				'Fewer than 3 people are known to have taken part, so all groups are shown together.'
			]);
			const wrote = reported.groups.find(
				({ id, of }) => id === 'lw' || of?.some((one) => one.id === 'lw')
			);
			expect(wrote?.label).toBe(EVERYONE);
		}
	});

	test('[E7] one group alone in the room keeps its name: nobody is hidden by leaving it out', () => {
		expect(shown(of(0, 4, 0, 0))).toEqual([['Link worker', 4]]);
	});

	test('[E6] notes of somebody who left, or written down for somebody not counted, make a small group', () => {
		const people = { hcp: 6, lw: 3, vcs: 4 };
		const wrote = (via: Note['via']) => board(people, [['patient', via]]);
		const pooled = [
			['Healthcare professional', 6],
			['Link worker or Patient', 3],
			['Voluntary and community', 4]
		];
		expect(shown(wrote('scribe'))).toEqual(pooled);
		expect(shown(wrote('paper'))).toEqual(pooled);
		expect(shown(wrote('self'), { fixed: [], left: ['patient'] })).toEqual(pooled);
		// A facilitator's own notes, and those of a file, are nobody's of the room.
		const alone = [
			['Healthcare professional', 6],
			['Link worker', 3],
			['Voluntary and community', 4]
		];
		expect(shown(wrote('import'))).toEqual(alone);
		expect(shown(board(people, [['other', 'self']]))).toEqual(alone);
	});

	test('[E6] so does whoever speaks for another group now, and whoever wrote in the name of one', () => {
		const people = { hcp: 6, lw: 3 };
		for (const [snapshot, hidden] of [
			[board(people, [['patient', 'self']]), []],
			[board(people), [...board({}, [['patient', 'self']]).notes.values()]]
		] as const)
			expect(
				reportedGroups(snapshot, { ...nothing, hidden }).groups.map(({ label }) => label)
			).toContain('Link worker or Patient');
	});

	test('[E8] where one of a pool became part of another group, all are shown together', () => {
		const merged = board({ hcp: 6, lw: 5, vcs: 8 }, [['vcs', 'self']]);
		const groups = merged.meta.groups.filter(({ id }) => id !== 'patient');
		const {
			groups: seen,
			sentences,
			joins
		} = reportedGroups(
			{ ...merged, meta: { ...merged.meta, groups } },
			{ fixed: [['lw', 'patient']], left: [] }
		);
		expect(seen.map(({ label }) => label)).toEqual([EVERYONE]);
		expect(sentences).toEqual([
			'All groups are shown together because two of them became one after this was first shown. So there is nothing to compare.'
		]);
		// Undone, the groups stand as before.
		expect(joins).toEqual([]);
	});

	test('[E6] on a board from a file, where nobody is known, nothing is joined', () => {
		const { groups, sentences, isFew } = reportedGroups(
			board({}, [
				['hcp', 'import'],
				['patient', 'import']
			]),
			nothing
		);
		expect(groups.map(({ id }) => id)).toEqual(ids);
		expect([sentences, isFew]).toEqual([[], false]);
	});

	test('[E8] pools of tables and of votes hold for each other, however many people come', () => {
		const full = of(6, 5, 6, 7);
		const voted: Snapshot = {
			...full,
			stage: {
				...full.stage,
				results: {
					groups: [
						{ ids: ['hcp'], ballots: 5 },
						{ ids: ['vcs', 'patient'], ballots: 6 }
					],
					items: {},
					rules: { dots: 3, perItem: 1, scope: 'notes', per: 'board', ranked: false }
				}
			}
		};
		expect(shown(voted, { fixed: [['lw', 'patient']], left: [] })).toEqual([
			['Healthcare professional', 6],
			['Link worker, Voluntary or Patient', 18]
		]);
		expect(reportedGroups(voted, nothing).sentences).toEqual([
			'Voluntary and community and patients are shown together because fewer than 3 people of one of them voted.'
		]);
		expect(reportedGroups(full, { fixed: [['lw', 'patient']], left: [] }).sentences).toEqual([
			'Link workers and patients are shown together because fewer than 3 people of one of them had taken part, or voted, when this was first shown.'
		]);
	});

	test('[E8] over random days of one board pools only join, and none is fewer than three people', () => {
		const below = seededBelow(11);
		for (let run = 0; run < 400; run++) {
			let fixed: readonly Pool[] = [];
			for (let day = 0; day < 5; day++) {
				const people = Object.fromEntries(
					ids.map((id) => [id, below(5)] as const).filter(([, n]) => n > 0)
				);
				const left = ids.filter(() => below(4) === 0);
				const written = ids
					.filter(() => below(2) === 0)
					.map((id) => [id, below(2) ? 'self' : 'scribe'] as const);
				const snapshot = board(people, written);
				const reported = reportedGroups(snapshot, { fixed, left });
				const pools = reported.groups.map(({ id, of }) => (of ?? [{ id }]).map((one) => one.id));
				expect(pools.flat().sort()).toEqual([...ids].sort());
				for (const before of fixed)
					expect(pools.some((pool) => before.every((id) => pool.includes(id)))).toBe(true);
				for (const pool of reported.isFew ? [] : pools) {
					const size = pool.reduce((sum, id) => sum + (snapshot.counts.people[id] ?? 0), 0);
					const isKnown = Object.keys(people).length > 0;
					if (size > 0 && isKnown) expect(size).toBeGreaterThanOrEqual(FEWEST_PEOPLE);
				}
				fixed = [...fixed, ...reported.joins];
			}
		}
	});

	test('[E9] the name of a pool fits where the name of a group does', () => {
		const long = 'Wohnungsgenossenschaft und Nachbarschaft';
		const names = (['g1', 'g2', 'g3', 'g4'] as const).map((id) => standardGroup(id, long));
		const snapshot = board({ g1: 1, g2: 1, g3: 1, hcp: 5 });
		const groups = [...snapshot.meta.groups, ...names];
		const { groups: seen } = reportedGroups(
			{ ...snapshot, meta: { ...snapshot.meta, groups } },
			nothing
		);
		const pool = seen.find(({ of }) => of);
		expect(pool?.label).toBe('3 groups together');
		expect(pool?.label.length).toBeLessThanOrEqual(limits.groupLabelGraphemes);
	});
});
