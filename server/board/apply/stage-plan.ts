import { isSameOrder, orderMark, type Plan, withPlan } from '#lib/domain/plan.ts';
import { presentStep } from '#lib/domain/stage.ts';
import type { BoardState } from '../state.ts';
import { type Act, type Operation, refusal } from './operation.ts';
import { goToStep } from './stage-step.ts';

/**
 * Another running order. The meeting stays at its step, or goes on at the nearest where that is gone.
 * Refused where it would take back what another desk has planned since, or move people out of a step
 * that was not the present one when somebody left it out.
 */
export const planStage: Operation<'stage.plan'> = {
	apply(act, { steps, from, base }) {
		const { state, tools } = act;
		const former = planOf(state);
		const isOfAnother = base !== undefined && base !== orderMark(former.steps);
		const put = withPlan(former, steps, tools.newId);
		if (!put) return refusal(isOfAnother ? 'conflict' : 'malformed');
		if (isSameOrder(put.steps, former.steps)) return {};
		const sawAnother = from !== undefined && from !== presentStep(state.stage).id;
		if (isOfAnother || (sawAnother && put.step !== former.step)) return refusal('conflict');
		putPlan(act, put);
		return { inverse: { t: 'stage.plan', put, former } };
	}
};

/** The running order and where it stands. */
export function planOf({ stage: { step, steps } }: BoardState): Plan {
	return { step, steps };
}

/**
 * While the meeting moves both orders hold, so that what ends and what begins are known steps. Which
 * of them comes first is said by the former order, or by the new one where that alone has the step:
 * a step that is left out altogether comes before all that takes its place.
 */
export function putPlan(act: Act, { step, steps }: Plan): void {
	const { state } = act;
	const former = state.stage.steps;
	if (step !== state.stage.step) {
		const kept = former.filter(({ id }) => !steps.some((each) => each.id === id));
		state.setStage({ steps: [...steps, ...kept] });
		goToStep(act, step, former.some(({ id }) => id === step) ? former : steps);
	}
	state.setStage({ steps });
}
