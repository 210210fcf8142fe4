import type { PlannedStep } from '../domain/plan.ts';
import type { QuestionId } from '../domain/question.ts';
import {
	defaultSteps,
	type Step,
	type StepKind,
	stepMinutes,
	stepWords,
	usualLength,
	type WorkshopLength
} from '../domain/stage.ts';

/** What a facilitator may change of one step. */
export interface StepChange {
	minutes: number | undefined;
	sentence: string;
	/** None for all. */
	questions: QuestionId[];
}

/** One step up (-1) or down (1); at the end of the way it stays. */
export function movedStep(steps: readonly Step[], id: string, by: -1 | 1): Step[] {
	const from = steps.findIndex((step) => step.id === id);
	const to = from + by;
	const step = steps[from];
	if (!step || to < 0 || to >= steps.length) return [...steps];
	return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}

export function withoutStep(steps: readonly Step[], id: string): Step[] {
	return steps.filter((step) => step.id !== id);
}

/** With one more step of that kind: before the closing one, where the order ends with that. */
export function withStep(steps: readonly Step[], kind: StepKind): PlannedStep[] {
	const fresh = {
		kind,
		minutes: stepMinutes[usualLength][kind],
		sentence: stepWords[kind].sentence
	};
	const isClosed = steps.at(-1)?.kind === 'close' && kind !== 'close';
	return steps.toSpliced(isClosed ? steps.length - 1 : steps.length, 0, fresh as Step);
}

export function changedStep(
	steps: readonly Step[],
	id: string,
	{ minutes, sentence, questions }: StepChange
): Step[] {
	return steps.map((step) =>
		step.id === id
			? {
					id,
					kind: step.kind,
					...(questions.length > 0 ? { questions } : {}),
					...(minutes === undefined ? {} : { minutes }),
					...(sentence ? { sentence } : {})
				}
			: step
	);
}

/**
 * The ready plan of that length, in place of what was planned. The first step of a kind keeps its id,
 * so that the meeting stays where it is.
 */
export function readyPlan(
	steps: readonly Step[],
	present: string,
	length: WorkshopLength
): PlannedStep[] {
	const now = steps.find(({ id }) => id === present);
	return defaultSteps(length).map(({ id: _, ...step }) => {
		const kept =
			now?.kind === step.kind ? now.id : steps.find(({ kind }) => kind === step.kind)?.id;
		return { ...(kept === undefined ? {} : { id: kept }), ...step };
	});
}
