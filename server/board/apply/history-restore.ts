import { contentOf } from '../content.ts';
import { bring, binnedFor, roomToBring } from '../restoring.ts';
import { keepMoment } from './keep-moment.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * Puts a moment in the place of what everyone sees. The board as it was is kept first, so that
 * taking this back needs two ids and no copy of the board.
 */
export const restoreHistory: Operation<'history.restore'> = {
	permit({ state }, { id }) {
		return state.history.has(id) ? undefined : refusal('gone');
	},

	apply(act, { id }) {
		const { state } = act;
		const to = state.history.content(id);
		if (!to) return refusal('storage');
		const from = contentOf(state);
		const full = roomToBring(state, from, to);
		if (full) return full;
		const before = { ...from, bin: binnedFor(state, to) };
		if (!bring(act, from, to)) return {};
		const former = keepMoment(act, 'before', { content: before, pinned: [id] });
		return { inverse: { t: 'history.restore', put: id, former } };
	}
};
