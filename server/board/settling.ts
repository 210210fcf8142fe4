import type { BoardState } from './state.ts';

/**
 * What follows for votes and agreement from all else that a batch did, whichever command it was:
 * a cluster that is no more gives its dots back, and a seat's agreement counts in the group that it
 * has, or not at all when it was removed. For just before the documents are written.
 */
export function settleVoting(state: BoardState): void {
	for (const id of state.changes.clusters) if (!state.clusters.has(id)) state.voting.giveBack(id);
	for (const number of state.changes.seats) {
		const seat = state.seats.get(number);
		const group = seat?.removedAt === undefined ? seat?.group : undefined;
		for (const id of [...state.agreement.of(number).keys()]) state.agreement.set(number, id, group);
	}
}
