import type * as Y from 'yjs';
import type { Action } from './action.ts';
import type { Cluster } from './cluster.ts';
import {
	type BoardCounts,
	type BoardMeta,
	boardRoots,
	deskRoots,
	readAction,
	readCluster,
	readNote,
	readStage
} from './document.ts';
import type { Note, NoteWithId } from './note.ts';
import { questionIds } from './question.ts';
import { type OrderedQuestion, readingOrder } from './reading-order.ts';
import type { Stage } from './stage.ts';

/**
 * A board as plain data: what everyone seated may see, and nothing else. Pages, exports, evidence
 * and tests read this; none of them walks Yjs types.
 */
export interface Snapshot {
	meta: BoardMeta;
	stage: Stage;
	notes: ReadonlyMap<string, Note>;
	clusters: ReadonlyMap<string, Cluster>;
	actions: ReadonlyMap<string, Action>;
	counts: BoardCounts;
}

/** Reads the whole document **board**. A document that has not been synced gives undefined. */
export function readSnapshot(doc: Y.Doc): Snapshot | undefined {
	const roots = boardRoots(doc);
	if (roots.meta.size === 0) return undefined;
	const notes = new Map<string, Note>();
	for (const [id, map] of roots.notes.entries()) notes.set(id, readNote(map));
	const clusters = new Map<string, Cluster>();
	for (const [id, map] of roots.clusters.entries()) clusters.set(id, readCluster(map));
	const actions = new Map<string, Action>();
	for (const [id, map] of roots.actions.entries()) actions.set(id, readAction(map));
	return {
		meta: roots.meta.toJSON() as unknown as BoardMeta,
		stage: readStage(doc),
		notes,
		clusters,
		actions,
		counts: readCounts(doc)
	};
}

/** Hidden notes of **desk**, question by question: no page for everyone may have them. */
export function readHidden(desk: Y.Doc): NoteWithId[] {
	const notes = [...deskRoots(desk).hidden.entries()].map(([id, { note }]) => ({ ...note, id }));
	const place = ({ q, id }: NoteWithId) => `${questionIds.indexOf(q)} ${id}`;
	return notes.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

/** The counts of **board**. */
export function readCounts(doc: Y.Doc): BoardCounts {
	const { counts } = boardRoots(doc);
	const notes: BoardCounts['notes'] = {};
	for (const q of questionIds) notes[q] = counts.get(q) ?? {};
	return { people: counts.get('people') ?? {}, notes };
}

/** The board in reading order. */
export function orderOf(snapshot: Snapshot): OrderedQuestion[] {
	const notes = Array.from(snapshot.notes, ([id, note]) => ({ ...note, id }));
	return readingOrder(notes, snapshot.clusters);
}
