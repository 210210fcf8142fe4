import { changedTimer, isSameTimer, type Timer } from '#lib/domain/timer.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/** Starts, pauses, lengthens or stops the timer, by the server's clock. It closes nothing. */
export const setTimer: Operation<'stage.timer'> = {
	permit({ state, now }, command) {
		const timer = changedTimer(state.stage.timer, command, now);
		return timer === undefined ? refusal('malformed') : undefined;
	},

	apply({ state, now }, command) {
		const former = state.stage.timer;
		const put = changedTimer(former, command, now) ?? null;
		if (isSameTimer(put, former)) return {};
		putTimer(state, put);
		return { inverse: { t: 'stage.timer', put, former } };
	}
};

export function putTimer(state: BoardState, timer: Timer | null): void {
	state.setStage({ timer });
}
