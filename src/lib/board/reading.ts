import type { FrameworkQuestion } from '../domain/framework.ts';
import { type Group, type GroupId, groupShapes, standardGroup } from '../domain/group.ts';
import type { QuestionId } from '../domain/question.ts';
import { presentSentence, presentStep, type Stage, stepWords } from '../domain/stage.ts';
import type { SignName } from '../ui/icons.ts';
import type { BoardNote, LiveBoard, OrderedBoardQuestion } from '../live/types.ts';

/** The parts of a board that these questions are answered from. */
type Readable = Pick<LiveBoard, 'meta' | 'questions' | 'note'>;

/** The notes of one question, one after the other. */
export function notesOf(question: OrderedBoardQuestion): BoardNote[] {
	return [...question.clusters.flatMap((entry) => entry.notes), ...question.loose];
}

export function questionOf(board: Readable, q: QuestionId): FrameworkQuestion | undefined {
	return board.meta?.framework.questions.find((question) => question.id === q);
}

/** "Who". */
export function labelOf(board: Readable, q: QuestionId): string {
	return questionOf(board, q)?.label ?? q;
}

/** The group as this workshop words it. */
export function groupOf(board: Readable, id: GroupId): Group {
	return board.meta?.groups.find((group) => group.id === id) ?? standardGroup(id);
}

/** The shape that stands for a group, where it has one. */
export function signOf(id: GroupId): SignName | undefined {
	const shape = groupShapes[id];
	return shape === 'none' ? undefined : `shape-${shape}`;
}

/** Where a note is in its question: "8 of 8". */
export function placeInQuestion(
	board: Readable,
	id: string
): { place: number; count: number } | undefined {
	const note = board.note(id);
	const question = note && board.questions.find((each) => each.q === note.q);
	if (!question) return undefined;
	const order = notesOf(question);
	const index = order.findIndex((each) => each.id === id);
	return index < 0 ? undefined : { place: index + 1, count: order.length };
}

/** Groups that wrote some notes, in the order of the workshop. */
export function groupsIn(board: Readable, notes: readonly BoardNote[]): Group[] {
	const present = new Set(notes.map((note) => note.group));
	const known = (board.meta?.groups ?? []).filter((group) => present.has(group.id));
	const rest = [...present].filter((id) => !known.some((group) => group.id === id));
	return [...known, ...rest.map((id) => standardGroup(id))];
}

/** A cluster with its notes, wherever it is. */
export function clusterOf(
	board: Pick<LiveBoard, 'questions'>,
	id: string
): OrderedBoardQuestion['clusters'][number] | undefined {
	for (const { clusters } of board.questions) {
		const found = clusters.find((entry) => entry.id === id);
		if (found) return found;
	}
	return undefined;
}

/** The questions as they are drawn: without private notes where nobody knows who looks. */
export function shownQuestions(
	board: Pick<LiveBoard, 'questions'>,
	view: { hidesPrivate: boolean }
): readonly OrderedBoardQuestion[] {
	if (!view.hidesPrivate) return board.questions;
	// Those of others and of clusters are never private.
	return board.questions.map((question) => ({
		...question,
		loose: question.loose.filter((note) => !note.private)
	}));
}

/** All notes by id, in reading order over the whole board. */
export function orderOf(board: Pick<LiveBoard, 'questions'>): string[] {
	return board.questions.flatMap((question) => notesOf(question).map((note) => note.id));
}

/** The present step as it is said: its place, label and sentence. */
export function stepOf(stage: Stage): {
	id: string;
	place: number;
	count: number;
	label: string;
	sentence: string;
} {
	const step = presentStep(stage);
	const words = stepWords[step.kind];
	return {
		id: step.id,
		place: stage.steps.findIndex((each) => each.id === step.id) + 1,
		count: stage.steps.length,
		label: words.label,
		sentence: presentSentence(stage)
	};
}

/** The questions of the present step, in framework order; all where the step names none. */
export function stepQuestions(board: Pick<LiveBoard, 'meta' | 'stage'>): FrameworkQuestion[] {
	const all = board.meta?.framework.questions ?? [];
	const named = board.stage && presentStep(board.stage).questions;
	return named?.length ? all.filter((question) => named.includes(question.id)) : [...all];
}
