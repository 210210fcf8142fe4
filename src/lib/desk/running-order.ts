import type { CommandOf } from '../domain/command.ts';
import { presentStep, type Stage, type Step, stepWords } from '../domain/stage.ts';

/** One stop of the running order, as it is drawn. */
export interface Stop {
	id: string;
	label: string;
	/** From 1. */
	place: number;
	/** `earlier` is passed, in the meeting or over it: the stage knows the present step alone. */
	state: 'earlier' | 'now' | 'to come';
	minutes: number | undefined;
}

/** The sentence that everyone reads in a step. */
export function sentenceOf(step: Step): string {
	return step.sentence ?? stepWords[step.kind].sentence;
}

/** What each step is called, so that no two are called the same: "Write in private, step 2". */
export function stepNames(steps: readonly Step[]): string[] {
	const labels = steps.map(({ kind }) => stepWords[kind].label);
	return labels.map((label, index) =>
		labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label}, step ${index + 1}`
	);
}

/** Everybody to that step, but only from the one that this desk shows. */
export function stepTo(
	stage: Stage,
	to: string
): Pick<CommandOf<'stage.step'>, 't' | 'to' | 'from'> {
	return { t: 'stage.step', to, from: presentStep(stage).id };
}

/** The running order from the present step's point of view. */
export function stopsOf(stage: Stage): Stop[] {
	const present = Math.max(
		0,
		stage.steps.findIndex(({ id }) => id === stage.step)
	);
	return stage.steps.map((step, index) => ({
		id: step.id,
		label: stepWords[step.kind].label,
		place: index + 1,
		state: index < present ? 'earlier' : index === present ? 'now' : 'to come',
		minutes: step.minutes
	}));
}
