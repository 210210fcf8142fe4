import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { consensus, type Weighed } from '#lib/evidence/consensus.ts';
import { itemNames } from '#lib/evidence/result-groups.ts';
import { resultsWords } from '#lib/evidence/results-words.ts';

/** What a vote found, as a list of notes and clusters. */
export interface ResultList {
	id: string;
	name: string;
	/** What it takes to be on it. */
	line: string;
	/** What is on it, by its words. */
	items: string[];
	/** Ids of the notes on it and of the notes of the clusters on it, each once. */
	notes: string[];
}

/** Both lists of a vote that is over, without one on which nothing is. */
export function resultLists(snapshot: Snapshot): ResultList[] {
	const { results } = snapshot.stage;
	if (!results) return [];
	const order = orderOf(snapshot);
	const names = itemNames(order);
	const members = new Map(
		order.flatMap(({ clusters }) =>
			clusters.map(({ id, notes }) => [id, notes.map((note) => note.id)] as const)
		)
	);
	const { everyGroup, divided } = consensus(results, [...names.keys()]);
	const on = (list: readonly Weighed[]) => ({
		items: list.map(({ id }) => `${names.get(id) ?? ''}${members.has(id) ? ' (cluster)' : ''}`),
		notes: [...new Set(list.flatMap(({ id }) => members.get(id) ?? [id]))]
	});
	return [
		{
			id: 'everyGroup',
			name: resultsWords.everyGroup,
			line: resultsWords.everyGroupLine,
			...on(everyGroup)
		},
		{ id: 'divided', name: 'Most divided', line: resultsWords.dividedLine, ...on(divided) }
	].filter(({ items }) => items.length > 0);
}
