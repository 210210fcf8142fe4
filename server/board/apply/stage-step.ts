import type { CommandOf } from '#lib/domain/command.ts';
import { allSettings } from '#lib/domain/settings.ts';
import { presentStep, type Stage, type Step } from '#lib/domain/stage.ts';
import { leaveStep } from '../voices.ts';
import { keepMoment } from './keep-moment.ts';
import { type Act, type Operation, refusal } from './operation.ts';
import { putTimer } from './stage-timer.ts';
import type { Taking } from './way.ts';

/**
 * To any step of the running order. Leaving a private step shares nothing. Of two desks that press
 * next at once the later one finds the step begun, and one that comes from a step long past is told.
 */
export const stepStage: Operation<'stage.step'> = {
	permit({ state: { stage } }, command) {
		const isThere = stage.steps.some(({ id }) => id === command.to);
		return isThere || sawAnother(stage, command) ? undefined : refusal('malformed');
	},

	apply(act, command) {
		const { stage } = act.state;
		if (stage.step === command.to) return {};
		return sawAnother(stage, command)
			? refusal('conflict')
			: { inverse: takeStep(act, command.to) };
	}
};

/** Whether the sender saw another step than the present one. */
function sawAnother(stage: Stage, { from }: Pick<CommandOf<'stage.step'>, 'from'>): boolean {
	return from !== undefined && from !== presentStep(stage).id;
}

/** Goes to that step. @returns what it takes to bring back what the present one has until now */
function takeStep(act: Act, to: string): Taking<'stage.step'> {
	const { stage, seats, stepTimes } = act.state;
	const { step: former, timer } = stage;
	const finished = [...seats.values()].filter((seat) => seat.finished).map(({ number }) => number);
	const begun = stepTimes.all();
	goToStep(act, to);
	return {
		t: 'stage.step',
		put: to,
		former,
		...(timer ? { timer } : {}),
		...(finished.length > 0 ? { finished } : {}),
		begun
	};
}

/**
 * Takes a step back, as if it had not been: its timer runs on, who had finished has finished, and the
 * step has the time that it has taken so far.
 */
export function stepBack(act: Act, inverse: Taking<'stage.step'>): Taking<'stage.step'> {
	const { put, former, timer, finished = [], begun } = inverse;
	const { state } = act;
	const { [put]: _put, [former]: _former, ...since } = state.stepTimes.all();
	const again = takeStep(act, former);
	if (timer) putTimer(state, timer);
	for (const { number, removedAt } of [...state.seats.values()])
		if (removedAt === undefined && finished.includes(number))
			state.seats.flag(number, { finished: true });
	// What another desk began since keeps its time.
	if (begun) state.stepTimes.put({ ...begun, ...since });
	return again;
}

/**
 * Another step begins: what was finished is finished no more, timer and "show this" end, a vote may
 * be over, and the board is kept as the step before left it.
 * @param order in which one step comes before the other
 */
export function goToStep(
	act: Act,
	to: string,
	order: readonly Step[] = act.state.stage.steps
): void {
	const { state, now } = act;
	const kind = state.stage.steps.find(({ id }) => id === to)?.kind;
	const closes = kind === 'close';
	// What holds now holds for the whole step: nobody is read who began to write before it was said.
	const readEarly = kind === 'private' && allSettings(state.stage.settings).readEarly;
	keepMoment(act, closes ? 'close' : 'step');
	leaveStep(state, to, order);
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
