import type { Prompt } from '../domain/prompt.ts';
import type { QuestionId } from '../domain/question.ts';
import { presentStep } from '../domain/stage.ts';
import type { LiveBoard } from '../live/types.ts';
import { mayWrite } from './rights.ts';

/** What this person's group is asked for now: in the step it was asked in, while one can write. */
export function openPrompts(
	board: Pick<LiveBoard, 'prompts' | 'role' | 'stage'>
): [QuestionId, Prompt][] {
	const { stage } = board;
	if (!stage || !mayWrite(board)) return [];
	const { id } = presentStep(stage);
	return [...board.prompts].filter(([, { step }]) => step === id);
}
