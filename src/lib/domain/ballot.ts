import type { GroupId } from './group.ts';
import type { QuestionId } from './question.ts';
import type { VoteSettings } from './settings.ts';

/** What a person gave: note or cluster to dots, or to the points of a choice in order. */
export type Dots = Readonly<Record<string, number>>;

/** A ballot on paper, entered by a facilitator for somebody without a device. */
export interface PaperBallot {
	group: GroupId;
	dots: Dots;
}

/** Something that dots can be put on. */
export interface Target {
	kind: 'note' | 'cluster';
	q: QuestionId;
}

/** Finds what a ballot names; undefined for what is not there any more. */
export type FindTarget = (id: string) => Target | undefined;

/** Whether dots may be put on this kind of thing at all. */
export function isInScope({ kind }: Pick<Target, 'kind'>, { scope }: VoteSettings): boolean {
	return scope === 'both' || scope === `${kind}s`;
}

/** Dots or choices given where they count together: on the whole board, or in the question named. */
export function dotsGiven(
	ballot: Dots,
	rules: VoteSettings,
	q: QuestionId | undefined,
	find: FindTarget
): number {
	return together(ballot, rules, q, find).reduce(
		(sum, [, dots]) => sum + (rules.ranked ? 1 : dots),
		0
	);
}

/**
 * Where choices are in order: the points that nothing else has yet where that thing is counted, most
 * first. With five choices the first is 5 points, the fifth 1.
 */
export function freePoints(
	ballot: Dots,
	id: string,
	rules: VoteSettings,
	find: FindTarget
): number[] {
	const { [id]: _own, ...others } = ballot;
	const q = find(id)?.q;
	// Of what is away a page does not know the question: it may be this one.
	const counted = Object.entries(others).filter(
		([other]) => rules.per === 'board' || (find(other)?.q ?? q) === q
	);
	const taken = new Set(counted.map(([, points]) => points));
	return Array.from({ length: rules.dots }, (_, at) => rules.dots - at).filter(
		(points) => !taken.has(points)
	);
}

/** Which choice so many points are: 1 for the first. */
export function choiceOf(points: number, rules: VoteSettings): number {
	return rules.dots - points + 1;
}

/** Whether so many dots may be put on that target, beside what the ballot has on others. */
export function hasRoomFor(
	ballot: Dots,
	id: string,
	dots: number,
	rules: VoteSettings,
	find: FindTarget
): boolean {
	const target = find(id);
	if (!target || !isInScope(target, rules)) return false;
	if (rules.ranked) return freePoints(ballot, id, rules, find).includes(dots);
	if (dots > rules.perItem) return false;
	const { [id]: present = 0, ...others } = ballot;
	// Rules may have become narrower since: who has too many may always give less.
	return dots < present || dotsGiven(others, rules, target.q, find) + dots <= rules.dots;
}

/**
 * What counts of a ballot under these rules, which may have become narrower since it was given: no
 * more on one thing than may be, and then in the order of giving until all are spent. For choices in
 * order no rule changes once somebody has voted (see `changesWay`).
 */
export function countable(ballot: Dots, rules: VoteSettings, find: FindTarget): Dots {
	if (rules.ranked) return ballot;
	const counted: Record<string, number> = {};
	for (const [id, given] of Object.entries(ballot)) {
		const target = find(id);
		if (target && !isInScope(target, rules)) continue;
		const spent = dotsGiven(counted, rules, target?.q, find);
		const dots = Math.min(given, rules.perItem, rules.dots - spent);
		if (dots > 0) counted[id] = dots;
	}
	return counted;
}

function together(
	ballot: Dots,
	rules: VoteSettings,
	q: QuestionId | undefined,
	find: FindTarget
): [id: string, dots: number][] {
	const entries = Object.entries(ballot);
	return rules.per === 'board' ? entries : entries.filter(([id]) => find(id)?.q === q);
}
