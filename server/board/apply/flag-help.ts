import { mayAnswerHelp } from '#lib/domain/permission.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * "I need help", told to the desk and the seat itself. It ends when the seat takes it back, or when a
 * facilitator names the seat as answered; saying so twice is no mistake.
 */
export const flagHelp: Operation<'flag.help'> = {
	permit({ state, seat }, { on, seat: other }) {
		if (other === undefined || other === seat.number) return undefined;
		if (on || !mayAnswerHelp(seat.role)) return refusal('not-allowed');
		return state.seats.has(other) ? undefined : refusal('not-allowed');
	},

	apply({ state, seat, now }, { on, seat: other }) {
		const number = other ?? seat.number;
		const changed = on ? state.help.begin(number, now) : state.help.end(number);
		if (changed) touch(state, number);
		return {};
	}
};

/** The desk's line of that seat and its own document are written anew. */
function touch(state: BoardState, seat: number): void {
	state.changes.seats.add(seat);
}
