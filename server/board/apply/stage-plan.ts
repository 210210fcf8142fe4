import { isSameOrder, type Plan, withPlan } from '#lib/domain/plan.ts';
import type { BoardState } from '../state.ts';
import { type Act, type Operation, refusal } from './operation.ts';
import { goToStep } from './stage-step.ts';

/** Another running order. The meeting stays at its step, or goes on at the nearest where that is gone. */
export const planStage: Operation<'stage.plan'> = {
	apply(act, { steps }) {
		const { state, tools } = act;
		const former = planOf(state);
		const put = withPlan(former, steps, tools.newId);
		if (!put) return refusal('malformed');
		if (isSameOrder(put.steps, former.steps)) return {};
		putPlan(act, put);
		return { inverse: { t: 'stage.plan', put, former } };
	}
};

/** The running order and where it stands. */
export function planOf({ stage: { step, steps } }: BoardState): Plan {
	return { step, steps };
}

/** While the meeting moves both orders hold, so that what ends and what begins are known steps. */
export function putPlan(act: Act, { step, steps }: Plan): void {
	const { state } = act;
	if (step !== state.stage.step) {
		const kept = state.stage.steps.filter(({ id }) => !steps.some((each) => each.id === id));
		state.setStage({ steps: [...steps, ...kept] });
		goToStep(act, step);
	}
	state.setStage({ steps });
}
