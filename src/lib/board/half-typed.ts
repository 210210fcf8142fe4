import type { QuestionId } from '../domain/question.ts';
import { isChanged } from '../live/edits.ts';
import type { LiveBoard } from '../live/types.ts';
import { questionOf } from './reading.ts';
import type { BoardView } from './view.svelte.ts';

/** Words in a question's box that were not added yet. */
export interface HalfTyped {
	q: QuestionId;
	label: string;
	text: string;
}

type Board = Pick<LiveBoard, 'meta' | 'questions' | 'note' | 'typed' | 'setTyped'>;

/** All half-typed words of this person, question by question, for views that show no box with them. */
export function halfTyped(board: Omit<Board, 'setTyped'>): HalfTyped[] {
	return (board.meta?.framework.questions ?? [])
		.map(({ id, label }) => ({ q: id, label, text: board.typed(id) }))
		.filter(({ text }) => text.trim());
}

/** Whether words of this person are kept and not sent: half-typed, half-changed or refused ones. */
export function hasKeptWords(
	board: Omit<Board, 'setTyped'> & Pick<LiveBoard, 'drafts' | 'edits'>
): boolean {
	return halfTyped(board).length + board.drafts.length > 0 || board.edits.some(isChanged);
}

/**
 * Chooses another question for the note in the open box: its words and the group it is written as go
 * with the writer. Where words wait in the other question already, each keeps its own: one box with
 * two thoughts in it would be neither.
 */
export function takeAlong(
	board: Board,
	view: Pick<BoardView, 'adding' | 'question' | 'writeAs'>,
	to: QuestionId
): void {
	const from = view.adding;
	if (from === to || !questionOf(board, to)) return;
	if (from !== undefined && !board.typed(to).trim()) {
		board.setTyped(to, board.typed(from));
		board.setTyped(from, '');
		view.writeAs[to] = view.writeAs[from];
		view.writeAs[from] = undefined;
	}
	view.adding = view.question = to;
}
