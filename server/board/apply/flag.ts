import type { Operation } from './operation.ts';

/** "I have finished", told to the desk and the seat itself. */
export const flagFinished: Operation<'flag.finished'> = {
	apply({ state, seat }, { on }) {
		if (seat.finished !== on) state.seats.flag(seat.number, { finished: on });
		return {};
	}
};

/** "I have tried it", told likewise. The words of the practice note never leave their device. */
export const flagPractised: Operation<'flag.practised'> = {
	apply({ state, seat }, { on }) {
		if ((seat.practised ?? false) !== on) state.seats.flag(seat.number, { practised: on });
		return {};
	}
};
