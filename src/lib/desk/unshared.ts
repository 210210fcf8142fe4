import type { BoardCounts, DeskCells } from '../domain/document.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import type { StepKind } from '../domain/stage.ts';
import type { LiveDesk } from '../live/types.ts';

const sum = (row: Record<string, number> | undefined) =>
	Object.values(row ?? {}).reduce((total, count) => total + count, 0);

/**
 * How many notes of each question only their writers can read: all that were written less those on
 * the board and those that a facilitator reads now. Both come in documents of their own, so for a moment one may be ahead: never below 0.
 */
export function unsharedByQuestion(
	cells: DeskCells,
	visible: BoardCounts['notes'],
	queue: LiveDesk['queue'] = new Map()
): Record<QuestionId, number> {
	const queued = (q: QuestionId) =>
		[...queue.values()].filter(({ note, edit }) => note.q === q && !edit).length;
	return Object.fromEntries(
		questionIds.map((q) => [q, Math.max(0, sum(cells[q]) - sum(visible[q]) - queued(q))])
	) as Record<QuestionId, number>;
}

/**
 * Whether sharing is what the facilitator most likely does next: private writing is over, and notes
 * still wait with their writers. The desk has one solid button, and it is this one then.
 */
export function isSharingNext(kind: StepKind, waiting: Record<QuestionId, number>): boolean {
	return kind !== 'arrive' && kind !== 'private' && questionIds.some((q) => waiting[q] > 0);
}
