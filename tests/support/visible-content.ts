import type { Note } from '#lib/domain/note.ts';
import type { Action } from '#lib/domain/action.ts';
import type { Board } from '../../server/board/types.ts';

/** What everyone sees of notes, clusters and actions, without versions, which only grow. */
export function contentsOf(board: Pick<Board, 'snapshot'>) {
	const { notes, clusters, actions } = board.snapshot();
	return {
		notes: withoutVersions(notes),
		clusters: Object.fromEntries(clusters),
		actions: withoutVersions(actions)
	};
}

function withoutVersions<Value extends Note | Action>(values: ReadonlyMap<string, Value>) {
	return Object.fromEntries([...values].map(([id, value]) => [id, { ...value, v: 0 }]));
}
