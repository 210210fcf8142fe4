import type { GroupId } from './group.ts';

/** Fewer people than this are never shown alone, nor can they be found by subtraction. */
export const FEWEST_PEOPLE = 3;

/** Groups that are shown as one: "Link worker or Patient". Most are one group alone. */
export type Pool = readonly GroupId[];

interface Counted {
	pool: Pool;
	n: number;
	/** Place in the workshop's order. */
	rank: number;
}

/**
 * The groups as they may be shown, in the workshop's order.
 * @param counts people of each group who are counted; a group with none is not shown
 * @param groups the workshop's order
 * @param joined groups that were shown as one before, and stay so
 * @param uncounted groups with something to show though nobody of them is counted: they are small ones
 * @returns one pool where there is nothing to compare, none where fewer than three people are counted
 */
export function reportedPools(
	counts: Partial<Record<GroupId, number>>,
	groups: readonly GroupId[],
	joined: readonly Pool[] = [],
	uncounted: readonly GroupId[] = []
): Pool[] {
	const all = unitsOf(groups, joined)
		.map((pool): Counted => {
			const n = pool.reduce((sum, id) => sum + (counts[id] ?? 0), 0);
			return { pool, n, rank: Math.min(...pool.map((id) => groups.indexOf(id))) };
		})
		.filter(({ n, pool }) => n > 0 || pool.some((id) => uncounted.includes(id)));
	if (all.reduce((sum, { n }) => sum + n, 0) < FEWEST_PEOPLE) return [];
	const small = all.filter(({ n }) => n < FEWEST_PEOPLE);
	const left = all
		.filter(({ n }) => n >= FEWEST_PEOPLE)
		.sort((one, other) => other.n - one.n || one.rank - other.rank);
	// The smallest is last, and of two as small the later in the workshop's order.
	while (small.length > 0 && sizeOf(small) < FEWEST_PEOPLE) {
		const next = left.pop();
		if (next) small.push(next);
	}
	const shown = small.length > 0 ? [...left, ...[join(small, groups)]] : left;
	return shown.sort((one, other) => one.rank - other.rank).map(({ pool }) => pool);
}

/** Every group once: those shown as one before, and the others alone. */
export function unitsOf(groups: readonly GroupId[], joined: readonly Pool[]): Pool[] {
	const inPools = new Set(joined.flat());
	return [...joined, ...groups.filter((id) => !inPools.has(id)).map((id) => [id])];
}

function sizeOf(counted: readonly Counted[]): number {
	return counted.reduce((sum, { n }) => sum + n, 0);
}

function join(small: readonly Counted[], groups: readonly GroupId[]): Counted {
	const ids = small.flatMap(({ pool }) => pool);
	return {
		pool: [...ids].sort((one, other) => groups.indexOf(one) - groups.indexOf(other)),
		n: sizeOf(small),
		rank: Math.min(...small.map(({ rank }) => rank))
	};
}
