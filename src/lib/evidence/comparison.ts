import type { FrameworkQuestion } from '../domain/framework.ts';
import type { Group } from '../domain/group.ts';
import type { NoteWithId } from '../domain/note.ts';
import { notesInOrder } from '../domain/reading-order.ts';
import { orderOf, type Snapshot } from '../domain/snapshot.ts';
import { whoWrote } from './who-wrote.ts';

/** What one group said about one question: its notes in reading order, cluster by cluster. */
export interface Column {
	group: Group;
	notes: number;
	clusters: { id: string; name: string; notes: NoteWithId[] }[];
	loose: NoteWithId[];
}

/** One question, side by side for the groups that said anything at all or were there. */
export interface Compared {
	question: FrameworkQuestion;
	notes: number;
	columns: Column[];
	/** Clusters of which there is something to say, in reading order. */
	lines: { id: string; name: string; line: string }[];
}

/** Groups that were in the room or wrote, in the workshop's order. */
export function presentGroups({ meta, notes, counts }: Snapshot): Group[] {
	const wrote = new Set(Array.from(notes.values(), ({ group }) => group));
	return meta.groups.filter(({ id }) => (counts.people[id] ?? 0) > 0 || wrote.has(id));
}

/** Who said what about each question, in framework order. The snapshot has reported groups. */
export function comparison(snapshot: Snapshot): Compared[] {
	const present = presentGroups(snapshot);
	const ordered = new Map(orderOf(snapshot).map((question) => [question.q, question]));
	return snapshot.meta.framework.questions.map((question) => {
		const { clusters = [], loose = [] } = ordered.get(question.id) ?? {};
		const columns = present.map((group): Column => {
			const isOfIt = (note: NoteWithId) => note.group === group.id;
			const own = clusters
				.map(({ id, cluster, notes }) => ({ id, name: cluster.name, notes: notes.filter(isOfIt) }))
				.filter(({ notes }) => notes.length > 0);
			const rest = loose.filter(isOfIt);
			const count = own.reduce((sum, { notes }) => sum + notes.length, rest.length);
			return { group, notes: count, clusters: own, loose: rest };
		});
		return {
			question,
			notes: notesInOrder({ q: question.id, clusters, loose }).length,
			columns,
			lines: clusters.flatMap(({ id, cluster, notes }) => {
				const line = whoWrote(notes, present);
				return line === undefined ? [] : [{ id, name: cluster.name, line }];
			})
		};
	});
}
