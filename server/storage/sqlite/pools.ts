import type { DatabaseSync } from 'node:sqlite';
import type { GroupId } from '#lib/domain/group.ts';
import type { PoolStore } from '../port.ts';
import { type Query, run } from './query.ts';
import type { WriteQueue } from './write-queue.ts';

/** Groups that are shown as one, in SQLite. */
export function sqlitePools(database: DatabaseSync, query: Query, queue: WriteQueue): PoolStore {
	return {
		async ofBoard(boardId) {
			const rows = await query
				.selectFrom('poolJoin')
				.select(['one', 'other'])
				.where('boardId', '=', boardId)
				.execute();
			return rows.map(({ one, other }) => [one as GroupId, other as GroupId]);
		},

		async join(boardId, pools) {
			const pairs = pools.flatMap(([one, ...others]) =>
				others.map((other) => ({ boardId, one: one ?? other, other }))
			);
			if (pairs.length === 0) return;
			const rows = query
				.insertInto('poolJoin')
				.values(pairs)
				.onConflict((on) => on.doNothing());
			await queue.write(boardId, () => run(database, rows));
		}
	};
}
