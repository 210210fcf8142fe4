import { limits } from '#lib/domain/limits.ts';
import { cutGraphemes } from '#lib/domain/text.ts';
import { type Operation, refusal } from './operation.ts';

/** Ends a seat: in memory first, so that nothing that fails later can keep it alive. */
export const removeSeat: Operation<'seat.remove'> = {
	permit({ state, seat }, command) {
		const target = state.seats.get(command.seat);
		if (!target || target.number === seat.number) return refusal('not-allowed');
		return target.removedAt === undefined ? undefined : refusal('gone');
	},

	apply({ state, now, tools }, command) {
		const words = (command.message ?? '').toWellFormed();
		tools.endSeat(command.seat, cutGraphemes(words, limits.removalMessageGraphemes));
		state.seats.remove(command.seat, now);
		return { ended: [command.seat] };
	}
};
