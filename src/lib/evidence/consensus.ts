import type { VoteResults } from '../domain/results.ts';
import { atLeast, compare, type Fraction, meanOf, minus } from './fraction.ts';

/** What the groups made of one note or cluster, every group weighing the same. */
export interface Weighed {
	id: string;
	/** People with a dot on it, by reported group and in all. */
	people: readonly number[];
	voters: number;
	dots: number;
	/** People of each group with a dot on it, of those of it who voted. */
	shares: readonly Fraction[];
	/** Support: the mean of the shares. */
	support: Fraction;
	/** Floor: the least of the shares. */
	floor: Fraction;
	/** Spread: the greatest of the shares less the least. */
	spread: Fraction;
}

export interface Consensus {
	/** By support, then floor, then reading order. Dots decide nothing. */
	all: Weighed[];
	/** At least a third of each group, by floor, then support, then reading order. */
	everyGroup: Weighed[];
	/** A spread of a half at least, by spread, then support, then reading order. */
	divided: Weighed[];
}

const third: Fraction = [1, 3];
const half: Fraction = [1, 2];

/**
 * The two lists and the whole table, with exact fractions. Both lists are empty where there is only
 * one reported group: it has nobody to agree with.
 * @param order what dots were given to, in reading order; what is not in it is left out
 */
export function consensus({ groups, items }: VoteResults, order: readonly string[]): Consensus {
	const ballots = groups.map((group) => group.ballots);
	const all = ballots.length === 0 ? [] : order.flatMap((id) => weigh(id, items[id], ballots));
	// Sorting is stable: what is equal stays in reading order.
	const by = (...keys: ((item: Weighed) => Fraction)[]) =>
		[...all].sort((one, other) => {
			for (const key of keys) {
				const order = compare(key(other), key(one));
				if (order !== 0) return order;
			}
			return 0;
		});
	const isComparison = ballots.length > 1;
	const [support, floor, spread] = [
		(item: Weighed) => item.support,
		(item: Weighed) => item.floor,
		(item: Weighed) => item.spread
	];
	return {
		all: by(support, floor),
		everyGroup: isComparison ? by(floor, support).filter((item) => atLeast(item.floor, third)) : [],
		divided: isComparison ? by(spread, support).filter((item) => atLeast(item.spread, half)) : []
	};
}

function weigh(
	id: string,
	item: VoteResults['items'][string] | undefined,
	ballots: readonly number[]
): Weighed[] {
	if (!item) return [];
	const shares = item.people.map((people, at): Fraction => [people, ballots[at] ?? 1]);
	const sorted = [...shares].sort(compare);
	const [floor = [0, 1], most = floor] = [sorted[0], sorted.at(-1)] as [Fraction, Fraction];
	return [
		{
			id,
			people: item.people,
			voters: sum(item.people),
			dots: sum(item.dots),
			shares,
			support: meanOf(shares),
			floor,
			spread: minus(most, floor)
		}
	];
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, n) => total + n, 0);
}
