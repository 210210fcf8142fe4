import type { GroupId } from './group.ts';
import type { VoteResults } from './results.ts';

/** One column of the table that is to be, and those of the former one that it is the sum of. */
interface Column {
	ids: GroupId[];
	of: number[];
}

/**
 * A published table where one group has become part of another since: they share a column under the
 * one id that is left, as if they had been one when it was counted. Nobody is in two groups, so that
 * the sum of two columns is theirs together. Whoever kept the former table knows no more by this.
 * @param groups the workshop's order, without the group that is gone
 */
export function joinedResults(
	results: VoteResults,
	{ from, into }: { from: GroupId; into: GroupId },
	groups: readonly GroupId[]
): VoteResults {
	const isOfThem = (ids: readonly GroupId[]) => ids.includes(from) || ids.includes(into);
	const columns: Column[] = [];
	let common: Column | undefined;
	for (const [at, { ids }] of results.groups.entries()) {
		const column = common && isOfThem(ids) ? common : { ids: [], of: [] };
		if (column !== common) columns.push(column);
		if (isOfThem(ids)) common = column;
		column.ids.push(...ids.map((id) => (id === from ? into : id)));
		column.of.push(at);
	}
	const rankOf = (id: GroupId) => groups.indexOf(id);
	for (const column of columns)
		column.ids = [...new Set(column.ids)].sort((one, other) => rankOf(one) - rankOf(other));
	columns.sort((one, other) => rankOf(one.ids[0] ?? into) - rankOf(other.ids[0] ?? into));

	const summed = (row: readonly number[]) =>
		columns.map(({ of }) => of.reduce((sum, at) => sum + (row[at] ?? 0), 0));
	const ballots = summed(results.groups.map((each) => each.ballots));
	return {
		...results,
		groups: columns.map(({ ids }, at) => ({ ids, ballots: ballots[at] ?? 0 })),
		items: Object.fromEntries(
			Object.entries(results.items).map(([id, { people, dots }]) => [
				id,
				{ people: summed(people), dots: summed(dots) }
			])
		)
	};
}
