import type { RetentionStore } from '../port.ts';
import { type Query, run } from './query.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { WriteQueue } from './write-queue.ts';

/** When boards were last looked through, in SQLite. */
export function sqliteRetention(
	database: DatabaseSync,
	query: Query,
	queue: WriteQueue
): RetentionStore {
	return {
		async lastRun() {
			const row = await query.selectFrom('retention').select('ranAt').executeTakeFirst();
			return row?.ranAt;
		},

		async noteRun(at) {
			const insert = query
				.insertInto('retention')
				.values({ id: 1, ranAt: at })
				.onConflict((on) => on.column('id').doUpdateSet({ ranAt: at }));
			await queue.write(undefined, () => run(database, insert));
		}
	};
}
