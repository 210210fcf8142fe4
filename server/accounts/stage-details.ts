import { limits } from '#lib/domain/limits.ts';
import { defaultSteps, stepKinds, withStepIds } from '#lib/domain/stage.ts';
import type { BoardSeed } from '../board/types.ts';
import { fitting, malformed, oneLine } from './typed-line.ts';
import type { NewStep, NewWorkshop } from './workshop-types.ts';

/**
 * Where a new board begins, when its running order or a setting was chosen.
 * @throws FivewaysError `malformed` for no step, too many, or one that cannot be
 */
export function checkStage({ steps, choose }: NewWorkshop): BoardSeed['stage'] {
	if (!steps && !choose) return undefined;
	const checked = steps ? withStepIds(checkSteps(steps)) : defaultSteps();
	const [first] = checked;
	if (!first) throw malformed('The running order is empty.', 'Keep at least one step.');
	return { step: first.id, steps: checked, settings: choose ? { choose } : {}, revealed: [] };
}

function checkSteps(steps: readonly NewStep[]): NewStep[] {
	if (steps.length > limits.stepsPerBoard)
		throw malformed('There are too many steps.', `Use at most ${limits.stepsPerBoard}.`);
	return steps.map(checkStep);
}

function checkStep({ kind, questions, minutes, sentence }: NewStep): NewStep {
	if (!stepKinds.includes(kind)) throw malformed('A step is unknown.', 'Check the steps.');
	if (minutes !== undefined && !isMinutes(minutes))
		throw malformed(
			'The minutes of a step cannot be used.',
			`Use a whole number from 1 to ${limits.stepMinutes}.`
		);
	const line = fitting(oneLine(sentence ?? ''), limits.stepSentenceGraphemes, 'A sentence');
	return {
		kind,
		...(questions ? { questions } : {}),
		...(minutes === undefined ? {} : { minutes }),
		...(line ? { sentence: line } : {})
	};
}

function isMinutes(minutes: number): boolean {
	return Number.isInteger(minutes) && minutes >= 1 && minutes <= limits.stepMinutes;
}
