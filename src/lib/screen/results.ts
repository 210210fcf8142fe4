import type { VoteResults } from '../domain/results.ts';
import { consensus } from '../evidence/consensus.ts';
import { percent } from '../evidence/fraction.ts';
import { notesInOrder, type OrderedQuestion } from '../domain/reading-order.ts';

/** What was voted for, with all its dots. */
export interface Voted {
	id: string;
	/** The words of a note, or the name of a cluster. */
	words: string;
	dots: number;
	people: number;
	/** On average of each group, from 0 to 1. */
	part: number;
}

/**
 * What has dots, by its support, in which every group counts the same, as on everybody's board: dots
 * decide nothing. Hidden notes are not there.
 */
export function votedOf(results: VoteResults, questions: readonly OrderedQuestion[]): Voted[] {
	const shown = questions.flatMap((question) => [
		...question.clusters.map(({ id, cluster }) => ({ id, words: cluster.name })),
		...notesInOrder(question).map(({ id, text }) => ({ id, words: text }))
	]);
	const words = new Map(shown.map((each) => [each.id, each.words]));
	return consensus(results, [...words.keys()])
		.all.filter(({ dots }) => dots > 0)
		.map(({ id, dots, people, support }) => ({
			id,
			words: words.get(id) ?? '',
			dots,
			people: sum(people),
			part: percent(support) / 100
		}));
}

function sum(counts: readonly number[]): number {
	return counts.reduce((all, count) => all + count, 0);
}
