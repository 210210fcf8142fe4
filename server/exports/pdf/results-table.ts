import type { Group } from '#lib/domain/group.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Weighed } from '#lib/evidence/consensus.ts';
import { percent } from '#lib/evidence/fraction.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import { cell, type Column, type Table, type Words } from './blocks.ts';

/** What one vote came to, with all that its lists and its table need. */
export interface Voted {
	results: VoteResults;
	groups: readonly Group[];
	names: ReadonlyMap<string, string>;
}

/** More groups than these, or one with a longer name, have no room for a column each. */
const [MOST_COLUMNS, LONGEST_NAME] = [4, 24];

/** Everything that was chosen, by support. Dots stand beside: they decide nothing. */
export function resultsTable(items: readonly Weighed[], voted: Voted): Table {
	const { results, groups, names } = voted;
	const hasRoom =
		groups.length <= MOST_COLUMNS && groups.every(({ short }) => short.length <= LONGEST_NAME);
	const numbers: Column[] = hasRoom
		? groups.map((group) => ({ head: nameOf(group, groups), share: 13, isNumber: true }))
		: [{ head: 'Chosen by', share: 44 }];
	return {
		kind: 'table',
		caption: `By the average, the highest first. ${said.dots(results.rules)} do not change the order.`,
		columns: [
			{ head: said.what, share: hasRoom ? 78 - 13 * groups.length : 34 },
			...numbers,
			{ head: said.support, share: 12, isNumber: true },
			{ head: said.dots(results.rules), share: 10, isNumber: true }
		],
		rows: items.map((item) => [
			cell(names.get(item.id) ?? ''),
			...(hasRoom ? columns(item, voted) : [lines(item, voted)]),
			cell(`${percent(item.support)}\u00A0%`),
			cell(item.dots)
		])
	};
}

function columns(item: Weighed, { results }: Voted): Words[][] {
	return results.groups.map(({ ballots }, at) => cell(said.of(item.people[at] ?? 0, ballots)));
}

function lines(item: Weighed, { results, groups }: Voted): Words[] {
	return results.groups.flatMap(({ ballots }, at) => {
		const group = groups[at];
		if (!group) return [];
		const some = said.of(item.people[at] ?? 0, ballots);
		return [{ text: `${at > 0 ? '\n' : ''}${nameOf(group, groups)}: ${some}` }];
	});
}

/** Where all are shown together, a name would tell what they are not. */
function nameOf({ short }: Group, groups: readonly Group[]): string {
	return groups.length > 1 ? short : 'People';
}
