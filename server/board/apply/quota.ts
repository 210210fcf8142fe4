import { limits } from '#lib/domain/limits.ts';
import type { BoardState } from '../state.ts';
import { type Refusal, refusal } from './operation.ts';

/** Whether there is room for one more note, of this writer if it has one. */
export function roomForNote(state: BoardState, writer: number | undefined): Refusal | undefined {
	if (state.noteCount >= limits.notesPerBoard) return refusal('quota');
	if (writer !== undefined && state.notesOf(writer) >= limits.notesPerSeat) return refusal('quota');
	return undefined;
}
