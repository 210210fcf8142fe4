import { noteName } from '../domain/note.ts';
import type { LiveBoard } from '../live/types.ts';
import { actionWords } from './action-words.ts';

/** What an action comes from, as people know it. */
export interface Source {
	id: string;
	name: string;
}

/** The clusters and notes of these ids; one that is not there any more is said to be gone. */
export function sourcesOf(
	board: Pick<LiveBoard, 'questions' | 'note'>,
	ids: readonly string[]
): Source[] {
	const clusters = new Map(
		board.questions.flatMap((question) =>
			question.clusters.map(({ id, cluster }) => [id, cluster.name] as const)
		)
	);
	return ids.map((id) => {
		const note = board.note(id);
		const name = clusters.get(id) ?? (note ? noteName(note.text) : actionWords.gone);
		return { id, name };
	});
}

/** Whether some action comes from this note or cluster. */
export function isInAction(board: Pick<LiveBoard, 'actions'>, id: string): boolean {
	return board.actions.some(({ from }) => from?.includes(id));
}
