import type { HttpErrorCode } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isScreen } from '#lib/domain/permission.ts';
import { Role } from '#lib/domain/protocol.ts';
import { screenEnd } from '#lib/domain/room-screen.ts';
import type { SeatState } from '../seats.ts';
import type { BoardState } from '../state.ts';
import type { ScreenKeys } from '../types.ts';

/**
 * A seat of role `screen`, by a link that is judged in the same step.
 * @returns the seat, or `not-open`: no such link any more, or too many screens
 */
export function openScreen(
	state: BoardState,
	{ tokenHash, credentialHash }: ScreenKeys,
	now: number
): SeatState | HttpErrorCode {
	if (!state.screenLinks.opens(tokenHash, now)) return 'not-open';
	const open = [...state.seats.values()].filter(
		({ role, removedAt, createdAt }) =>
			isScreen(role) && removedAt === undefined && now < screenEnd(createdAt)
	);
	if (open.length >= limits.screensPerBoard) return 'not-open';
	const seat: SeatState = {
		number: state.seats.nextNumber,
		role: Role.screen,
		group: 'other',
		shared: false,
		credentialHash,
		createdAt: now,
		here: false,
		finished: false
	};
	state.seats.add(seat);
	return seat;
}
