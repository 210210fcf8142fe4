import type { Dots } from './ballot.ts';
import type { GroupId } from './group.ts';
import { FEWEST_PEOPLE, type Pool, reportedPools, unitsOf } from './pools.ts';
import type { VoteSettings } from './settings.ts';

/** One person's ballot with the group that it counts in. `voter` is for comparing alone. */
export interface Voice {
	voter: string;
	group: GroupId;
	dots: Dots;
}

/** Totals as everyone may see them. No group in it has fewer than three ballots. */
export interface VoteResults {
	/** One alone: nothing to compare. None: fewer than three people voted. */
	groups: { ids: GroupId[]; ballots: number }[];
	/** Note or cluster to people with a dot on it, and dots, both in the order of `groups`. */
	items: Record<string, { people: number[]; dots: number[] }>;
	/** The rules that it was counted by. */
	rules: VoteSettings;
	/** One or two people of a group voted otherwise since totals were first shown: that is left out. */
	held?: true;
}

/** Everything that was published so far: whose ballots, and which groups are shown as one since. */
export interface Published {
	voices: readonly (readonly Voice[])[];
	pools: readonly Pool[];
}

/**
 * Counts a vote for publishing. Whoever kept an earlier table can subtract it from this one: so of
 * each group either nobody's ballot differs from any earlier table, or those of three people or more.
 * Where one or two would, the group stays as it was last published.
 * @param now the ballots as they are, each counted by `rules`
 * @param groups the workshop's order
 * @param isShown whether a note or cluster is there for everyone
 * @returns the table, and what is published from now on
 */
export function countVotes(on: {
	now: readonly Voice[];
	before: Published;
	groups: readonly GroupId[];
	rules: VoteSettings;
	isShown: (target: string) => boolean;
}): { results: VoteResults; published: Published } {
	const { now, before, groups, rules } = on;
	const last = before.voices.at(-1) ?? [];
	let held = false;
	const voices = unitsOf(groups, before.pools).flatMap((pool) => {
		const inPool = within(now, pool);
		const isSafe = before.voices.every((earlier) => {
			const differ = countDiffering(inPool, within(earlier, pool));
			return differ === 0 || differ >= FEWEST_PEOPLE;
		});
		held ||= !isSafe;
		return isSafe ? inPool : within(last, pool);
	});
	const counts: Partial<Record<GroupId, number>> = {};
	for (const { group } of voices) counts[group] = (counts[group] ?? 0) + 1;
	const reported = reportedPools(counts, groups, before.pools);
	const results: VoteResults = {
		groups: reported.map((ids) => ({ ids: [...ids], ballots: within(voices, ids).length })),
		items: reported.length > 0 ? itemsOf(voices, reported, on.isShown) : {},
		rules,
		...(held ? { held } : {})
	};
	if (reported.length === 0) return { results, published: before };
	const joined = new Set(reported.flat());
	const kept = before.pools.filter((pool) => !pool.some((id) => joined.has(id)));
	return {
		results,
		published: { voices: [...before.voices, voices], pools: [...reported, ...kept] }
	};
}

function itemsOf(
	voices: readonly Voice[],
	reported: readonly Pool[],
	isShown: (target: string) => boolean
): VoteResults['items'] {
	const items: VoteResults['items'] = {};
	for (const { group, dots } of voices) {
		const at = reported.findIndex((pool) => pool.includes(group));
		for (const [target, given] of Object.entries(dots)) {
			if (at < 0 || !isShown(target)) continue;
			const item = (items[target] ??= {
				people: reported.map(() => 0),
				dots: reported.map(() => 0)
			});
			item.people[at] = (item.people[at] ?? 0) + 1;
			item.dots[at] = (item.dots[at] ?? 0) + given;
		}
	}
	return Object.fromEntries(Object.entries(items).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function within(voices: readonly Voice[], pool: Pool): Voice[] {
	return voices.filter(({ group }) => pool.includes(group));
}

/** People whose ballot is in one alone, or says another thing. */
function countDiffering(some: readonly Voice[], others: readonly Voice[]): number {
	const [one, other] = [byVoter(some), byVoter(others)];
	const voters = new Set([...one.keys(), ...other.keys()]);
	return [...voters].filter((voter) => one.get(voter) !== other.get(voter)).length;
}

function byVoter(voices: readonly Voice[]): Map<string, string> {
	return new Map(
		voices.map(({ voter, dots }) => [voter, JSON.stringify(Object.entries(dots).sort())])
	);
}
