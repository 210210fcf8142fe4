import { isSameOrder } from '#lib/domain/plan.ts';
import { isSameTimer } from '#lib/domain/timer.ts';
import type { Act } from './operation.ts';
import { setLock } from './stage-lock.ts';
import { keepsWay, putSettings, sameSettings } from './stage-settings.ts';
import { planOf, putPlan } from './stage-plan.ts';
import { stepBack } from './stage-step.ts';
import { putTimer } from './stage-timer.ts';
import type { Taking, Way } from './way.ts';

export function unstep(act: Act, inverse: Taking<'stage.step'>): Way {
	const { stage } = act.state;
	if (!stage.steps.some(({ id }) => id === inverse.former)) return 'gone';
	if (stage.step !== inverse.put) return 'built-on';
	return { as: inverse.t, run: () => stepBack(act, inverse) };
}

export function unlock({ state }: Act, { t, what }: Taking<'stage.lock' | 'stage.unlock'>): Way {
	const wasSet = t === 'stage.lock';
	if (state.stage.locks.includes(what) !== wasSet) return 'gone';
	const as = wasSet ? 'stage.unlock' : 'stage.lock';
	return {
		as,
		run() {
			setLock(state, what, !wasSet);
			return { t: as, what };
		}
	};
}

export function unset({ state }: Act, { t, put, former }: Taking<'stage.settings'>): Way {
	if (!sameSettings(state.stage.settings, put) || !keepsWay(state, former)) return 'built-on';
	return {
		as: t,
		run() {
			putSettings(state, former);
			return { t, put: former, former: put };
		}
	};
}

/** The former running order, where the meeting stands at a step that it has. */
export function unplan(act: Act, { t, put, former }: Taking<'stage.plan'>): Way {
	const { state } = act;
	const now = planOf(state);
	if (!isSameOrder(now.steps, put.steps)) return 'built-on';
	const step = now.step === put.step ? former.step : now.step;
	const kindOf = (steps: typeof now.steps) => steps.find(({ id }) => id === step)?.kind;
	if (kindOf(former.steps) === undefined) return 'built-on';
	if (step === now.step && kindOf(former.steps) !== kindOf(now.steps)) return 'built-on';
	return {
		as: t,
		run() {
			const back = { step, steps: former.steps };
			putPlan(act, back);
			return { t, put: back, former: now };
		}
	};
}

export function untime({ state }: Act, { t, put, former }: Taking<'stage.timer'>): Way {
	if (!isSameTimer(state.stage.timer, put)) return 'built-on';
	return {
		as: t,
		run() {
			putTimer(state, former);
			return { t, put: former, former: put };
		}
	};
}
