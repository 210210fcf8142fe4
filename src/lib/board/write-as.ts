import type { Group, GroupId } from '../domain/group.ts';
import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from '../live/types.ts';
import type { BoardView } from './view.svelte.ts';

type Readable = Pick<LiveBoard, 'stage' | 'meta'>;

/** The groups that a note can be written as; none where the workshop leaves it at the own one. */
export function groupChoices({ stage, meta }: Readable): readonly Group[] {
	return stage?.settings.choose === true ? (meta?.groups ?? []) : [];
}

/** The group chosen for the next note of a question, while the workshop has it and lets people choose. */
export function chosenGroup(
	board: Readable,
	{ writeAs }: Pick<BoardView, 'writeAs'>,
	q: QuestionId
): GroupId | undefined {
	return groupChoices(board).find(({ id }) => id === writeAs[q])?.id;
}
