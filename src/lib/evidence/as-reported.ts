import { type Group, type GroupId, withOther } from '../domain/group.ts';
import { joinedResults } from '../domain/joined-results.ts';
import type { Note } from '../domain/note.ts';
import type { VoteResults } from '../domain/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Reported } from './reported.ts';

/**
 * A board as it may leave the desk: groups that are shown as one are one group in it, in every note,
 * count and total, so that nothing made from it can tell them apart. Where fewer than three people are
 * known, how many is not in it either.
 */
export function asReported(snapshot: Snapshot, reported: Reported): Snapshot {
	const nameOf = namesOf(reported.groups);
	const { meta, notes, counts, stage } = snapshot;
	const { results, ...rest } = stage;
	return {
		...snapshot,
		meta: { ...meta, groups: groupsOf(meta.groups, reported) },
		notes: new Map([...notes].map(([id, note]) => [id, withGroup(note, nameOf)])),
		counts: {
			people: reported.isFew ? {} : summed(counts.people, nameOf),
			notes: Object.fromEntries(
				Object.entries(counts.notes).map(([q, row]) => [q, summed(row, nameOf)])
			)
		},
		stage: results ? { ...rest, results: withColumns(results, reported.groups) } : stage
	};
}

/** The same for one note that stands beside the board, as a hidden one does. */
export function noteAsReported<N extends Note>(note: N, { groups }: Reported): N {
	return withGroup(note, namesOf(groups));
}

/** Where everyone may say no group, that stays a choice, though nobody who made it stands alone. */
function groupsOf(before: readonly Group[], { groups }: Reported): Group[] {
	return before.some(({ id }) => id === 'other') ? withOther(groups) : [...groups];
}

type NameOf = (id: string) => GroupId;

/** The group that each group is shown as: its own, or the first of those it is shown with. */
function namesOf(groups: readonly Group[]): NameOf {
	const names = new Map<string, GroupId>(
		groups.flatMap(({ id, of }) => (of ?? []).map((one) => [one.id, id] as const))
	);
	return (id) => names.get(id) ?? (id as GroupId);
}

function withGroup<N extends Note>(note: N, nameOf: NameOf): N {
	const { agree } = note;
	return { ...note, group: nameOf(note.group), ...(agree ? { agree: summed(agree, nameOf) } : {}) };
}

function summed(counts: Readonly<Record<string, number>>, nameOf: NameOf): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const [id, count] of Object.entries(counts)) {
		const name = nameOf(id);
		sums[name] = (sums[name] ?? 0) + count;
	}
	return sums;
}

/** A column for each group that is shown, which is the sum of those it stands for. */
function withColumns(results: VoteResults, groups: readonly Group[]): VoteResults {
	const order = groups.map(({ id }) => id);
	const joins = groups.flatMap(({ id, of = [] }) =>
		of.filter((one) => one.id !== id).map((one) => ({ from: one.id, into: id }))
	);
	return joins.reduce((table, join) => joinedResults(table, join, order), results);
}
