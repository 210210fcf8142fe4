import { allSettings } from '#lib/domain/settings.ts';
import { leaveStep } from '../voices.ts';
import { keepMoment } from './keep-moment.ts';
import { type Act, type Operation, refusal } from './operation.ts';

/** To any step of the running order. Leaving a private step shares nothing. */
export const stepStage: Operation<'stage.step'> = {
	permit({ state }, { to }) {
		return state.stage.steps.some(({ id }) => id === to) ? undefined : refusal('malformed');
	},

	apply(act, { to }) {
		const { step: former, timer } = act.state.stage;
		if (former === to) return {};
		goToStep(act, to);
		return { inverse: { t: 'stage.step', put: to, former, ...(timer ? { timer } : {}) } };
	}
};

/**
 * Another step begins: what was finished is finished no more, timer and "show this" end, a vote may
 * be over, and the board is kept as the step before left it.
 */
export function goToStep(act: Act, to: string): void {
	const { state, now } = act;
	const kind = state.stage.steps.find(({ id }) => id === to)?.kind;
	const closes = kind === 'close';
	// What holds now holds for the whole step: nobody is read who began to write before it was said.
	const readEarly = kind === 'private' && allSettings(state.stage.settings).readEarly;
	keepMoment(act, closes ? 'close' : 'step');
	leaveStep(state, to);
	state.setStage({
		step: to,
		timer: null,
		spotlight: null,
		readEarly: readEarly || undefined
	});
	state.stepTimes.begin(to, now, state.stage.steps[0]?.id === to);
	for (const { number, finished } of state.seats.values())
		if (finished) state.seats.flag(number, { finished: false });
}
