import type * as Y from 'yjs';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { QueuedNote, SentBack } from '#lib/domain/moderation.ts';
import type { EarlyNote } from '#lib/domain/note.ts';
import type { Changes } from './changes.ts';
import type { BoardState } from './state.ts';

/**
 * What is hidden, what waits and what may be read early, for the facilitators. A note that waits is written again when its
 * writer changes it, so that they read what they would show.
 */
export function writeModerationOnDesk(doc: Y.Doc, state: BoardState, changes: Changes): void {
	const { hidden, queue, early } = deskRoots(doc);
	const touched = new Set(changes.desk);
	for (const ids of changes.inSeat.values()) for (const id of ids) touched.add(id);
	for (const id of touched) {
		put(hidden, id, state.moderation.hidden.get(id));
		put(queue, id, queuedNote(state, id));
		put(early, id, earlyNote(state, id));
	}
}

/** What became of own notes that others took in hand, for their writer. */
export function writeModerationOfSeat(
	doc: Y.Doc,
	state: BoardState,
	seat: number,
	ids: readonly string[]
): void {
	const { drafts, asked } = seatRoots(doc);
	for (const id of ids) {
		put(drafts, id, sentBack(state, seat, id));
		const question = state.moderation.asked.get(id);
		if (question?.writer !== seat) put(asked, id, undefined);
		else {
			const { writer: _, ...shown } = question;
			put(asked, id, shown);
		}
	}
}

function queuedNote({ moderation, privateNotes }: BoardState, id: string): QueuedNote | undefined {
	const waiting = moderation.queue.get(id);
	if (!waiting) return undefined;
	const { edit, ...rest } = waiting;
	if (edit) return { ...rest, note: edit, edit: true };
	const note = privateNotes.get(waiting.writer)?.get(id);
	if (!note) throw new Error('A note waits that its writer does not have.');
	return { ...rest, note };
}

/** A private note that facilitators may read; one that waits for them stands in the queue. */
function earlyNote(state: BoardState, id: string): EarlyNote | undefined {
	const writer = state.writers.get(id);
	const note = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	if (!note?.readable || state.moderation.queue.has(id)) return undefined;
	const { q, text, group, at } = note;
	return { q, text, group, at };
}

function sentBack({ moderation }: BoardState, seat: number, id: string): SentBack | undefined {
	const hidden = moderation.hidden.get(id);
	if (hidden?.writer === seat) {
		const { q, text, v, group, at, via } = hidden.note;
		return { q, text, v, group, at, via, reason: 'hidden' };
	}
	const returned = moderation.returned.get(id);
	if (returned?.writer !== seat) return undefined;
	const { writer: _, ...shown } = returned;
	return shown;
}

/** Plain values are made anew each time: what says the same is not written again. */
function put<Value>(map: Y.Map<Value>, key: string, value: Value | undefined): void {
	const before = map.get(key);
	if (value === undefined) {
		if (before !== undefined) map.delete(key);
	} else if (JSON.stringify(before) !== JSON.stringify(value)) map.set(key, value);
}
