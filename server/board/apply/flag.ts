import type { Operation } from './operation.ts';

/** "I have finished", told to the desk and the seat itself. */
export const flagFinished: Operation<'flag.finished'> = {
	apply({ state, seat }, { on }) {
		if (seat.finished !== on) state.flagSeat(seat.number, { finished: on });
		return {};
	}
};
