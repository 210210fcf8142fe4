import type { BoardState } from '../state.ts';
import { findNote } from './find-note.ts';
import { type Operation, refusal } from './operation.ts';
import { roomForReturn } from './quota.ts';

/** Off everybody's board at once, kept whole where facilitators alone read. */
export const hideNote: Operation<'note.hide'> = {
	permit({ state, seat }, { id }) {
		switch (findNote(state, seat.number, id)?.kind) {
			case 'visible':
				return undefined;
			case 'binned':
			case 'hidden':
				return refusal('gone');
			default:
				return refusal('not-allowed');
		}
	},

	apply({ state, seat, now }, { id }) {
		hide(state, id, seat.number, now);
		return { inverse: { t: 'note.hide', id } };
	}
};

/** On the board again as it was: the same place, votes, cluster and writer. */
export const showNote: Operation<'note.show'> = {
	permit({ state, seat }, { id }) {
		const found = findNote(state, seat.number, id);
		switch (found?.kind) {
			case 'hidden':
				return undefined;
			case 'visible':
				return { refused: 'conflict', text: found.note.text, v: found.note.v };
			case 'binned':
				return refusal('gone');
			default:
				return refusal('not-allowed');
		}
	},

	room({ state }, { id }) {
		return roomForReturn(state, state.moderation.hidden.get(id));
	},

	apply({ state }, { id }) {
		show(state, id);
		return { inverse: { t: 'note.show', id } };
	}
};

/** Takes a visible note off the board and keeps it among the hidden ones. */
export function hide(state: BoardState, id: string, by: number, hiddenAt: number): void {
	state.moderation.hide(id, { ...state.takeOff(id), by, hiddenAt });
}

/** Puts a hidden note where it was. */
export function show(state: BoardState, id: string): void {
	const { by: _by, hiddenAt: _at, ...off } = state.moderation.takeHidden(id);
	state.putBack(id, off);
}
