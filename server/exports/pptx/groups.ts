import { type Group, type GroupId, standardGroup } from '#lib/domain/group.ts';
import { isolated } from '../html/direction.ts';
import { linesOf, oneLine } from './fit.ts';
import { type Run, textOf } from './lines.ts';
import { colours, groupColours } from './look.ts';

const SQUARE = '■\u00A0';
/** So many groups that are shown as one still have a square each. */
const FEW = 3;

/** A group by its coloured square and its word; those that are shown as one by all of theirs. */
export function groupRuns(group: Group, word: 'label' | 'short', bold = false): Run[] {
	const members = group.of && group.of.length <= FEW ? group.of : [group];
	return members.flatMap((each, at): Run[] => [
		...(at > 0 ? [{ text: ' or ', bold }] : []),
		{ text: SQUARE, colour: each.of ? colours.firm : groupColours[each.id], bold },
		{ text: isolated(oneLine(each[word])), bold }
	]);
}

/** The groups of those ids in the workshop's order, and behind them any that it does not list. */
export function groupsOf(ids: readonly string[], all: readonly Group[]): Group[] {
	const unlisted = ids.filter((id) => !all.some((group) => group.id === id));
	return [
		...all.filter(({ id }) => ids.includes(id)),
		...unlisted.map((id) => standardGroup(id as GroupId))
	];
}

/** As many of them as fit into one line after its first words; how many more there are, it says. */
export function groupsInLine(
	first: string,
	groups: readonly Group[],
	size: number,
	width: number
): Run[] {
	for (let shown = groups.length; shown > 0; shown--) {
		const more = groups.length - shown;
		const runs: Run[] = [
			{ text: first },
			...listed(groups.slice(0, shown).map((group) => groupRuns(group, 'short'))),
			...(more > 0 ? [{ text: ` and ${more} more` }] : [])
		];
		if (shown === 1 || linesOf(textOf(runs), { size }, width) === 1) return runs;
	}
	return [];
}

/** "A, B, C". */
export function listed(parts: readonly (readonly Run[])[]): Run[] {
	return parts.flatMap((runs, at) => (at > 0 ? [{ text: ', ' }, ...runs] : runs));
}
