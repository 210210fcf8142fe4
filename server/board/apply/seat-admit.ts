import { isParticipant } from '#lib/domain/permission.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * Lets in those of these seats that wait. The seats are named, so that nobody comes in whom the
 * facilitator did not see; one that is in already is no mistake, since two desks may press at once.
 */
export const admitSeats: Operation<'seat.admit'> = {
	permit({ state }, command) {
		const seats = command.seats.map((number) => state.seats.get(number));
		if (seats.some((seat) => !seat || !isParticipant(seat.role))) return refusal('not-allowed');
		return seats.every((seat) => seat?.removedAt !== undefined) ? refusal('gone') : undefined;
	},

	apply({ state }, command) {
		for (const number of command.seats) state.seats.admit(number);
		return {};
	}
};
