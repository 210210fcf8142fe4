import type { StoredSeat } from '../storage/port.ts';

/**
 * Whether a seat asks for its PIN on this device. A PIN keeps people apart who share one: whoever
 * brought the seat here by its code has shown more than that, and needs none while nobody else sits here.
 * @param cookieHash of the cookie that stands for the seat
 * @param seats all that the cookie stands for, removed ones included
 */
export function asksForPin(
	seat: StoredSeat,
	cookieHash: string,
	seats: readonly StoredSeat[]
): boolean {
	if (!seat.pinHash) return false;
	const isAlone = seats.every(
		({ number, removedAt }) => number === seat.number || removedAt !== undefined
	);
	return !isAlone || seat.credentialHash === cookieHash;
}
