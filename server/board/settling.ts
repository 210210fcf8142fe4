import type { BoardState } from './state.ts';

/**
 * What follows for agreement from all else that a batch did, whichever command it was: that of a seat
 * counts in the group that it has, or not at all when it was removed. For just before the documents are
 * written.
 */
export function settleAgreement(state: BoardState): void {
	for (const number of state.changes.seats) {
		const seat = state.seats.get(number);
		const group = seat?.removedAt === undefined ? seat?.group : undefined;
		for (const id of [...state.agreement.of(number).keys()]) state.agreement.set(number, id, group);
	}
}
