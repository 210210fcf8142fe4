import { byPlace } from '#lib/domain/reading-order.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import type { Note, NoteWithId } from '#lib/domain/note.ts';
import type { BoardState } from '../state.ts';
import { findNote } from './find-note.ts';
import { type Act, type Refusal, refusal } from './operation.ts';

/** Whether there is such a cluster. One that was there and is dissolved is `gone`. */
export function refuseCluster({ state }: Act, id: string): Refusal | undefined {
	if (state.clusters.has(id)) return undefined;
	return refusal(state.dissolved.has(id) ? 'gone' : 'not-allowed');
}

/**
 * Whether all these notes are on the board. What this seat may not know, and its own private notes, which
 * have no place yet, are `not-allowed`; what was seen and is in the bin is `gone`.
 */
export function refuseNotes({ state, seat }: Act, ids: readonly string[]): Refusal | undefined {
	let gone: Refusal | undefined;
	for (const id of ids) {
		const found = findNote(state, seat.number, id);
		if (!found || found.kind === 'private') return refusal('not-allowed');
		if (found.kind !== 'visible') gone = refusal('gone');
	}
	return gone;
}

/** These notes once each, in reading order by place: the same for everybody who names the same ones. */
export function inOrder(state: BoardState, ids: readonly string[]): NoteWithId[] {
	const notes = [...new Set(ids)].flatMap((id) => {
		const note = state.notes.get(id);
		return note ? [{ ...note, id }] : [];
	});
	const rank = ({ q }: Note) => questionIds.indexOf(q);
	return notes.sort((one, other) => rank(one) - rank(other) || byPlace(one, other));
}

/** The notes of a cluster, in reading order. */
export function membersOf(state: BoardState, cluster: string): NoteWithId[] {
	const ids = [...state.notes].flatMap(([id, note]) => (note.cluster === cluster ? [id] : []));
	return inOrder(state, ids);
}

/** The notes of a question but for these, as they lie. */
export function othersIn(
	state: BoardState,
	q: QuestionId,
	without: ReadonlySet<string>
): NoteWithId[] {
	return [...state.notes].flatMap(([id, note]) =>
		note.q === q && !without.has(id) ? [{ ...note, id }] : []
	);
}
