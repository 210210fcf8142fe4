import type { Storage } from '../port.ts';
import { sqliteAccounts } from './accounts.ts';
import { sqliteAudit } from './audit.ts';
import { boardRows } from './board-rows.ts';
import { sqliteBoards } from './boards.ts';
import { openDatabase } from './database.ts';
import { sqliteMembers } from './members.ts';
import { sqlitePools } from './pools.ts';
import { queryOver } from './query.ts';
import { sqliteRetention } from './retention.ts';
import { sqliteWorkshops } from './workshops.ts';
import { WriteQueue } from './write-queue.ts';

/**
 * The embedded storage: one SQLite file in `dataDir`, made when missing. Nothing is kept in memory
 * between calls, so that the command line may write beside a running server.
 * @throws in words, when the file is not safe to use or belongs to a newer version
 */
export async function openSqlite(dataDir: string): Promise<Storage> {
	const database = openDatabase(dataDir);
	const query = queryOver(database);
	const queue = new WriteQueue(database);
	const rows = boardRows(database);
	const touchProbe = database.prepare('UPDATE probe SET count = count + 1 WHERE id = 1');

	return {
		boards: sqliteBoards(query, queue, rows),
		workshops: sqliteWorkshops(database, query, queue, rows),
		members: sqliteMembers(database, query, queue),
		accounts: sqliteAccounts(database, query, queue),
		audit: sqliteAudit(database, query, queue),
		pools: sqlitePools(database, query, queue),
		retention: sqliteRetention(database, query, queue),

		async probe() {
			await queue.write(undefined, () => {
				if (touchProbe.run().changes !== 1) throw new Error('The probe row is missing.');
			});
		},

		async close() {
			if (!database.isOpen) return;
			queue.close();
			database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
			database.close();
		}
	};
}
