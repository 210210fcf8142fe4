import { type Group, type GroupId, listed, standardGroup } from '../domain/group.ts';
import type { VoteResults } from '../domain/results.ts';
import type { OrderedQuestion } from '../domain/reading-order.ts';
import { noteName, type NoteWithId } from '../domain/note.ts';

/** The groups of a published table: one that stands for several has them in `of`. */
export function resultGroups({ groups }: VoteResults, all: readonly Group[]): Group[] {
	const known = (id: GroupId) => all.find((group) => group.id === id) ?? standardGroup(id);
	return groups.map(({ ids }) => {
		const of = ids.map(known);
		const [first = standardGroup('other')] = of;
		const label = listed(
			of.map((group) => group.label),
			'or'
		);
		return of.length > 1 ? { id: first.id, label, short: label, of } : first;
	});
}

/**
 * What dots may be on, by its words, in reading order: clusters with their notes, then loose notes.
 * @param wordsOf the words of a note; its short name unless told
 */
export function itemNames(
	questions: readonly OrderedQuestion[],
	wordsOf: (note: NoteWithId) => string = ({ text }) => noteName(text)
): Map<string, string> {
	return new Map(
		questions.flatMap((question) => [
			...question.clusters.flatMap(({ id, cluster, notes }): [string, string][] => [
				[id, cluster.name],
				...notes.map((note): [string, string] => [note.id, wordsOf(note)])
			]),
			...question.loose.map((note): [string, string] => [note.id, wordsOf(note)])
		])
	);
}
