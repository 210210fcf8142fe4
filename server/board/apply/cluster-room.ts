import {
	clusterSpan,
	freeRows,
	noteSpan,
	placesInCluster,
	type Span
} from '#lib/domain/cluster-layout.ts';
import { limits } from '#lib/domain/limits.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { clampPlace, type Place } from '#lib/domain/place.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Arranging } from '../arranging.ts';
import type { BoardState } from '../state.ts';
import { othersIn } from './find-cluster.ts';

/**
 * Puts notes into a cluster: into its gaps, then in new rows below its last note. What lies there, or
 * further down, goes down by as many rows.
 */
export function putInto(arranging: Arranging, id: string, notes: readonly NoteWithId[]): void {
	const { state } = arranging;
	const cluster = state.clusters.get(id);
	if (!cluster) throw new Error('Notes were let through into a cluster that is not there.');
	const coming = new Set(notes.map((note) => note.id));
	const others = othersIn(state, cluster.q, coming);
	const members = others.filter((note) => note.cluster === id).map(({ p }) => p);
	const all = others.map(({ p }) => p);
	const { places, below } = placesInCluster(cluster.p, members, all, notes.length);
	makeRoom(arranging, id, below, coming);
	notes.forEach((note, index) =>
		arranging.note(note.id, { q: cluster.q, p: places[index] ?? note.p, cluster: id })
	);
}

/** The row of a label under which so many rows are free, from a row on, else from the first one. */
export function freeRowFor(
	state: BoardState,
	q: QuestionId,
	rows: number,
	from: number,
	without: ReadonlySet<string>
): number {
	const taken = spansOf(state, q, without);
	return (
		freeRows(taken, rows, from) ??
		freeRows(taken, rows, 0) ??
		Math.max(0, limits.placeMaxY + 1 - rows)
	);
}

/** What is taken of a question: its loose notes, and its clusters right across. */
function spansOf(state: BoardState, q: QuestionId, without: ReadonlySet<string>): Span[] {
	const spans: Span[] = [];
	const inside = new Map<string, Place[]>();
	const leaving = new Set<string>();
	for (const note of othersIn(state, q, without)) {
		if (note.cluster === undefined) spans.push(noteSpan(note.p));
		else inside.set(note.cluster, [...(inside.get(note.cluster) ?? []), note.p]);
	}
	for (const id of without) {
		const cluster = state.notes.get(id)?.cluster;
		if (cluster !== undefined && !inside.has(cluster)) leaving.add(cluster);
	}
	for (const [id, cluster] of state.clusters)
		if (cluster.q === q && !leaving.has(id))
			spans.push(clusterSpan(cluster.p, inside.get(id) ?? []));
	return spans;
}

/** Whatever lies in these rows, or below them, goes down, but for one cluster and what comes into it. */
function makeRoom(
	arranging: Arranging,
	id: string,
	{ top, bottom }: Span,
	coming: ReadonlySet<string>
): void {
	const { state } = arranging;
	const q = state.clusters.get(id)?.q;
	if (q === undefined || bottom === top) return;
	const notes = othersIn(state, q, coming).filter((note) => note.cluster !== id);
	const labels = [...state.clusters].filter(([other, cluster]) => cluster.q === q && other !== id);
	const lies = ([, y]: Place) => y > top - 1;
	const isInTheWay = (p: Place) => lies(p) && p[1] < bottom;
	if (![...notes, ...labels.map(([, cluster]) => cluster)].some(({ p }) => isInTheWay(p))) return;
	const down = ([x, y]: Place) => clampPlace(x, y + bottom - top);
	for (const note of notes) if (lies(note.p)) arranging.note(note.id, { p: down(note.p) }, true);
	for (const [other, cluster] of labels)
		if (lies(cluster.p)) arranging.cluster(other, { ...cluster, p: down(cluster.p) }, true);
}
