import type { Inverse } from '../inverse.ts';
import type { BoardState } from '../state.ts';
import { findNote, permitNote } from './find-note.ts';
import { type Operation, refusal } from './operation.ts';
import { roomForReturn } from './quota.ts';

/** To the bin with place, votes and cluster; an own private note vanishes. */
export const removeNote: Operation<'note.remove'> = {
	permit(act, { id }) {
		return permitNote(act, 'note.remove', id);
	},

	apply({ state, seat, now }, { id }) {
		const { moderation } = state;
		// Words of one's own that wait go with the note; those of others go back to them.
		if (moderation.queue.get(id)?.writer === seat.number && state.notes.has(id))
			moderation.release(id);
		if (state.notes.has(id) || moderation.hidden.has(id)) {
			state.binNote(id, seat.number, now);
			return { inverse: { t: 'note.remove', id } };
		}
		const returned = moderation.takeReturned(id);
		if (returned) return { inverse: { t: 'note.remove', id, returned } };
		return { inverse: vanish(state, id, seat.number) };
	}
};

/** A private note goes whole into what brings it back, and with it that it waited. */
export function vanish(state: BoardState, id: string, writer: number): Inverse {
	const waiting = state.moderation.queue.get(id);
	const note = state.dropPrivateNote(id, writer);
	return { t: 'note.remove', id, note, writer, ...(waiting ? { waiting } : {}) };
}

/** Back from the bin, as it was. */
export const restoreNote: Operation<'note.restore'> = {
	permit({ state, seat }, { id }) {
		const found = findNote(state, seat.number, id);
		switch (found?.kind) {
			case 'binned':
				return undefined;
			case 'visible':
				return { refused: 'conflict', text: found.note.text, v: found.note.v };
			case 'vanished':
			case 'hidden':
			case 'returned':
				return refusal('gone');
			default:
				return refusal('not-allowed');
		}
	},

	room({ state }, { id }) {
		return roomForReturn(state, state.bin.get(id));
	},

	apply({ state }, { id }) {
		state.unbinNote(id);
		return { inverse: { t: 'note.restore', id } };
	}
};
