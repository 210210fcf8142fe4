import type { HttpErrorCode } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isParticipant, waitsToComeIn } from '#lib/domain/permission.ts';
import { cutGraphemes } from '#lib/domain/text.ts';
import type { SeatState } from '../seats.ts';
import type { BoardState } from '../state.ts';
import type { Board } from '../types.ts';

export type Person = Parameters<Board['join']>[0];

/**
 * A new seat, or the one that this account has already.
 * @returns the seat, or why there is none
 */
export function join(state: BoardState, person: Person, now: number): SeatState | HttpErrorCode {
	const { byCode = false, onlyToWait = false, ...stored } = person;
	const { role, group, name, accountId } = stored;
	if (!state.meta.groups.some(({ id }) => id === group)) return 'unknown-group';
	const alive = [...state.seats.values()].filter(({ removedAt }) => removedAt === undefined);
	const known = accountId && alive.find((seat) => seat.accountId === accountId);
	if (known) return known;
	if (isParticipant(role)) {
		const full = alive.filter((seat) => isParticipant(seat.role)).length >= limits.seatsPerBoard;
		if (full || state.stage.locks.includes('joining')) return 'not-open';
	}
	const waits = byCode && waitsToComeIn(role, state.stage);
	if (onlyToWait && !waits) return 'removed';
	const seat: SeatState = {
		...stored,
		number: state.seats.nextNumber,
		createdAt: now,
		...(waits ? { waitingSince: now } : {}),
		here: false,
		finished: false
	};
	if (name) seat.name = cutGraphemes(name.toWellFormed(), limits.nameGraphemes);
	else delete seat.name;
	state.seats.add(seat);
	return seat;
}
