import type { BoardStore, StoredMoment } from '../port.ts';
import { contentText } from './history-rows.ts';
import { present, type Query } from './query.ts';

/** Reads the moments of boards that are kept. */
export function sqliteMoments(query: Query): Pick<BoardStore, 'moments' | 'moment'> {
	return {
		async moments(boardId) {
			const rows = await query
				.selectFrom('moment')
				.select(['id', 'at', 'kind', 'name', 'step', 'notes', 'clusters', 'actions', 'length'])
				.where('boardId', '=', boardId)
				.orderBy('number')
				.execute();
			return rows.map((row) => present(row) as StoredMoment);
		},

		async moment(boardId, id) {
			const row = await query
				.selectFrom('moment as m')
				.innerJoin('momentContent as c', (on) =>
					on.onRef('c.boardId', '=', 'm.boardId').onRef('c.hash', '=', 'm.hash')
				)
				.select('c.content')
				.where('m.boardId', '=', boardId)
				.where('m.id', '=', id)
				.executeTakeFirst();
			return row && contentText(row.content);
		}
	};
}
