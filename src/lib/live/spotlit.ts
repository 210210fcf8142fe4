import { noteName } from '../domain/note.ts';
import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from './types.ts';

/** What a facilitator points at, as it can be named and found on a page. */
export interface Spotlit {
	kind: 'note' | 'cluster' | 'question';
	id: string;
	/** The question that it is, or lies in. */
	q: QuestionId;
	name: string;
}

/** What everyone is shown now; undefined for nothing, or what is not on this board. */
export function spotlit(
	board: Pick<LiveBoard, 'meta' | 'note' | 'questions' | 'stage'>
): Spotlit | undefined {
	const id = board.stage?.spotlight;
	if (id === null || id === undefined) return undefined;
	const question = board.meta?.framework.questions.find((each) => each.id === id);
	if (question) return { kind: 'question', id, q: question.id, name: question.label };
	const note = board.note(id);
	if (note) return { kind: 'note', id, q: note.q, name: noteName(note.text) };
	for (const { q, clusters } of board.questions) {
		const found = clusters.find((each) => each.id === id);
		if (found) return { kind: 'cluster', id, q, name: found.cluster.name };
	}
	return undefined;
}
