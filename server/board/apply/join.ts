import type { HttpErrorCode } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import { cutGraphemes } from '#lib/domain/text.ts';
import type { BoardState, SeatState } from '../state.ts';
import type { Board } from '../types.ts';

export type Person = Parameters<Board['join']>[0];

/**
 * A new seat, or the one that this account has already.
 * @returns the seat, or why there is none
 */
export function join(state: BoardState, person: Person, now: number): SeatState | HttpErrorCode {
	const { role, group, name, accountId } = person;
	if (!state.meta.groups.some(({ id }) => id === group)) return 'unknown-group';
	const alive = [...state.seats.values()].filter(({ removedAt }) => removedAt === undefined);
	const known = accountId && alive.find((seat) => seat.accountId === accountId);
	if (known) return known;
	if (isParticipant(role)) {
		const full = alive.filter((seat) => isParticipant(seat.role)).length >= limits.seatsPerBoard;
		if (full || state.stage.locks.includes('joining')) return 'not-open';
	}
	const seat: SeatState = {
		...person,
		number: Math.max(0, ...state.seats.keys()) + 1,
		createdAt: now,
		here: false,
		finished: false
	};
	if (name) seat.name = cutGraphemes(name.toWellFormed(), limits.nameGraphemes);
	else delete seat.name;
	state.addSeat(seat);
	return seat;
}
