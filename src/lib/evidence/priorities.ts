import type { QuestionId } from '../domain/question.ts';
import { orderOf, type Snapshot } from '../domain/snapshot.ts';
import { consensus, type Weighed } from './consensus.ts';

/** A cluster, or a note that is in none, as one thing that was said about a question. */
export interface Priority {
	id: string;
	q: QuestionId;
	kind: 'cluster' | 'note';
	/** The cluster's name, or all words of the note. */
	words: string;
	/** Notes in it: 1 of a note. */
	notes: number;
	/** The reported group of a note; a cluster has those of its notes. */
	groups: readonly string[];
	/** What people chose of it, where there was a vote. */
	weighed?: Weighed;
}

/**
 * What was said about one question: clusters and the notes in none of them. After a vote by support, in
 * which every group counts the same, and what nobody chose last; within that, and without a vote, in
 * reading order. A note of a cluster that people chose stands by itself, too. The snapshot has
 * reported groups.
 */
export function priorities(snapshot: Snapshot, q: QuestionId): Priority[] {
	const question = orderOf(snapshot).find((each) => each.q === q);
	if (!question) return [];
	const { results } = snapshot.stage;
	const inOrder: Priority[] = [
		...question.clusters.flatMap(({ id, cluster, notes }): Priority[] => [
			{
				id,
				q,
				kind: 'cluster',
				words: cluster.name,
				notes: notes.length,
				groups: [...new Set(notes.map(({ group }) => group))]
			},
			...notes.filter((note) => results?.items[note.id]).map(noteAs)
		]),
		...question.loose.map(noteAs)
	];
	if (!results) return inOrder;
	const weighed = new Map(
		consensus(
			results,
			inOrder.map(({ id }) => id)
		).all.map((item, at) => [item.id, { item, at }])
	);
	const rank = ({ id }: Priority) => weighed.get(id)?.at ?? Infinity;
	return inOrder
		.map((entry) => {
			const found = weighed.get(entry.id)?.item;
			return found ? { ...entry, weighed: found } : entry;
		})
		.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

function noteAs({
	id,
	q,
	text,
	group
}: {
	id: string;
	q: QuestionId;
	text: string;
	group: string;
}): Priority {
	return { id, q, kind: 'note', words: text, notes: 1, groups: [group] };
}
