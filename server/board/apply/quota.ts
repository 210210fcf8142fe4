import { limits } from '#lib/domain/limits.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import { mayScribe } from '#lib/domain/permission.ts';
import type { BoardState } from '../state.ts';
import { type Refusal, refusal } from './operation.ts';

/** Whether there is room for one more action. */
export function roomForAction({ actions }: BoardState): Refusal | undefined {
	return actions.size >= limits.actionsPerBoard ? refusal('quota') : undefined;
}

/** Whether there is room for one more note, of this writer if it has one. */
export function roomForNote(state: BoardState, writer: number | undefined): Refusal | undefined {
	if (state.noteCount >= limits.notesPerBoard) return refusal('quota');
	if (writer !== undefined && state.notesOf(writer) >= limits.notesPerSeat) return refusal('quota');
	return undefined;
}

/** Whether there is room for a note that comes back: what was written for the room is bound by the board alone. */
export function roomForReturn(
	state: BoardState,
	off: { note: Pick<PrivateNote, 'via'>; writer?: number } | undefined
): Refusal | undefined {
	if (off?.writer === undefined) return roomForNote(state, undefined);
	return roomForReturns(state, off.writer, [off.note]);
}

/** The same for several notes of one seat, which come back all or none. */
export function roomForReturns(
	state: BoardState,
	writer: number,
	notes: readonly Pick<PrivateNote, 'via'>[]
): Refusal | undefined {
	if (state.noteCount + notes.length > limits.notesPerBoard) return refusal('quota');
	const seat = state.seats.get(writer);
	const isScribe = seat !== undefined && mayScribe(seat.role);
	const own = isScribe ? notes.filter(({ via }) => via === 'self') : notes;
	const isFull = own.length > 0 && state.notesOf(writer) + own.length > limits.notesPerSeat;
	return isFull ? refusal('quota') : undefined;
}

/**
 * Whether there is room for one more note beside all that are kept, those in the bin and the hidden
 * ones included: they stay whole, so that removing and writing again would go on without end.
 */
export function roomForNewNote(state: BoardState, writer: number | undefined): Refusal | undefined {
	const full = roomForNote(state, writer);
	if (full) return full;
	const off = [...state.bin.values(), ...state.moderation.hidden.values()];
	if (state.noteCount + off.length >= limits.keptNotesPerBoard) return refusal('quota');
	if (writer === undefined) return undefined;
	const ownOff = off.filter((each) => each.writer === writer).length;
	const own = state.notesOf(writer) + ownOff;
	return own >= limits.keptNotesPerSeat ? refusal('quota') : undefined;
}
