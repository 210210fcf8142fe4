import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/** To any step of the running order. Leaving a private step shares nothing. */
export const stepStage: Operation<'stage.step'> = {
	permit({ state }, { to }) {
		return state.stage.steps.some(({ id }) => id === to) ? undefined : refusal('malformed');
	},

	apply({ state }, { to }) {
		const former = state.stage.step;
		if (former === to) return {};
		goToStep(state, to);
		return { inverse: { t: 'stage.step', put: to, former } };
	}
};

/** Another step begins: what was finished is finished no more. */
export function goToStep(state: BoardState, to: string): void {
	state.setStage({ step: to });
	for (const { number, finished } of state.seats.values())
		if (finished) state.flagSeat(number, { finished: false });
}
