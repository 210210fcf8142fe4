import type { Cluster } from './cluster.ts';
import type { NoteWithId } from './note.ts';
import type { Place } from './place.ts';
import { type QuestionId, questionIds } from './question.ts';

/** One question in reading order: clusters with their notes, then loose notes. */
export interface OrderedQuestion {
	q: QuestionId;
	clusters: { id: string; cluster: Cluster; notes: NoteWithId[] }[];
	loose: NoteWithId[];
}

interface Placed {
	id: string;
	p: Place;
}

/** By row (the floor of y), then column, then id. */
export function byPlace(a: Placed, b: Placed): number {
	return (
		Math.floor(a.p[1]) - Math.floor(b.p[1]) ||
		a.p[0] - b.p[0] ||
		(a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
	);
}

/**
 * Reading order is derived, never stored: questions in framework order; in each, clusters by the
 * place of their label, then loose notes; inside each by place. List, canvas, Tab and exports use it.
 * A note whose cluster is unknown or in another question counts as loose.
 */
export function readingOrder(
	notes: Iterable<NoteWithId>,
	clusters: ReadonlyMap<string, Cluster>
): OrderedQuestion[] {
	const ordered = new Map<QuestionId, OrderedQuestion>();
	for (const q of questionIds) ordered.set(q, { q, clusters: [], loose: [] });
	const members = new Map<string, NoteWithId[]>();
	for (const [id, cluster] of clusters) {
		const inside: NoteWithId[] = [];
		members.set(id, inside);
		ordered.get(cluster.q)?.clusters.push({ id, cluster, notes: inside });
	}
	for (const note of notes) {
		const cluster = note.cluster === undefined ? undefined : clusters.get(note.cluster);
		if (note.cluster !== undefined && cluster?.q === note.q) members.get(note.cluster)?.push(note);
		else ordered.get(note.q)?.loose.push(note);
	}
	for (const question of ordered.values()) {
		question.loose.sort(byPlace);
		for (const { notes: inside } of question.clusters) inside.sort(byPlace);
		question.clusters.sort((a, b) =>
			byPlace({ id: a.id, p: a.cluster.p }, { id: b.id, p: b.cluster.p })
		);
	}
	return [...ordered.values()];
}

/** The notes of one ordered question, one after the other. */
export function notesInOrder(question: OrderedQuestion): NoteWithId[] {
	return [...question.clusters.flatMap((entry) => entry.notes), ...question.loose];
}
