import { isParticipant } from '#lib/domain/permission.ts';
import { Role } from '#lib/domain/protocol.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * A fresh code with which a seat goes on with another device; the former one stops working with the
 * commit. Seats of accounts have none: whoever they belong to signs in, and such a code would outlive
 * the session.
 */
export const codeSeat: Operation<'seat.code'> = {
	permit({ state, seat }, command) {
		const number = command.seat ?? seat.number;
		if (number !== seat.number && seat.role !== Role.facilitator) return refusal('not-allowed');
		const target = state.seats.get(number);
		if (!target || !isParticipant(target.role)) return refusal('not-allowed');
		return target.removedAt === undefined ? undefined : refusal('gone');
	},

	apply({ state, seat, tools }, command) {
		const { code, hash, sealed } = tools.newSeatCode();
		state.seats.setCode(command.seat ?? seat.number, hash);
		return { seatCode: code, sealed: { seatCode: sealed } };
	}
};
