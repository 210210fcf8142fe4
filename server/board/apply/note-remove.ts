import { findNote, permitNote } from './find-note.ts';
import { type Operation, refusal } from './operation.ts';
import { roomForNote } from './quota.ts';

/** To the bin with place, votes and cluster; an own private note vanishes. */
export const removeNote: Operation<'note.remove'> = {
	permit(act, { id }) {
		return permitNote(act, 'note.remove', id);
	},

	apply({ state, seat, now }, { id }) {
		if (state.notes.has(id)) {
			state.binNote(id, seat.number, now);
			return { inverse: { t: 'note.remove', id } };
		}
		const note = state.dropPrivateNote(id, seat.number);
		return { inverse: { t: 'note.remove', id, note } };
	}
};

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
				return refusal('gone');
			default:
				return refusal('not-allowed');
		}
	},

	room({ state }, { id }) {
		return roomForNote(state, state.bin.get(id)?.writer);
	},

	apply({ state }, { id }) {
		state.unbinNote(id);
		return { inverse: { t: 'note.restore', id } };
	}
};
