import { type Operation, refusal } from './operation.ts';

/** People of a group in the room without a device: counted as present, and each may vote on paper. */
export const setHeadcount: Operation<'seat.headcount'> = {
	permit({ state }, { group }) {
		return state.meta.groups.some(({ id }) => id === group) ? undefined : refusal('malformed');
	},

	/** Not fewer than have voted already. */
	room({ state }, { group, n }) {
		return n < (state.voting.paperCounts()[group] ?? 0) ? refusal('quota') : undefined;
	},

	apply({ state }, { group, n }) {
		const former = state.headcount.of(group);
		if (former === n) return {};
		state.headcount.set(group, n);
		return { inverse: { t: 'seat.headcount', group, put: n, former } };
	}
};
