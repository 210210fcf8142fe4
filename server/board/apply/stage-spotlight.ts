import { questionIds } from '#lib/domain/question.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * What everyone is offered to look at. It changes nothing on the board and can be ended by itself, so
 * that undo passes over it.
 */
export const setSpotlight: Operation<'stage.spotlight'> = {
	permit({ state }, { target }) {
		if (target === null || isVisible(state, target)) return undefined;
		return refusal(state.bin.has(target) || state.dissolved.has(target) ? 'gone' : 'not-allowed');
	},

	apply({ state }, { target }) {
		if (state.stage.spotlight !== target) state.setStage({ spotlight: target });
		return {};
	}
};

/** What left the board is shown no more, also when it comes back. */
export function dropLostSpotlight(state: BoardState): void {
	const { spotlight } = state.stage;
	if (spotlight !== null && !isVisible(state, spotlight)) state.setStage({ spotlight: null });
}

function isVisible({ notes, clusters }: BoardState, target: string): boolean {
	const isQuestion = (questionIds as readonly string[]).includes(target);
	return isQuestion || notes.has(target) || clusters.has(target);
}
