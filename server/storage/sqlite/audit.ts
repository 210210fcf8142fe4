import type { DatabaseSync } from 'node:sqlite';
import { auditHash } from '../audit-hash.ts';
import type { AuditEntry, AuditStore } from '../port.ts';
import { type Query, run } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** The audit log in SQLite. */
export function sqliteAudit(database: DatabaseSync, query: Query, queue: WriteQueue): AuditStore {
	const latest = database.prepare('SELECT hash FROM audit ORDER BY number DESC LIMIT 1');

	return {
		add(entry) {
			return queue.write(undefined, () => {
				const { at, who, what, boardId, details } = entry;
				const before = latest.get()?.['hash'];
				const values = {
					at,
					who,
					what,
					boardId: boardId ?? null,
					details: JSON.stringify(details),
					hash: auditHash(typeof before === 'string' ? before : '', entry)
				};
				run(database, query.insertInto('audit').values(values as Tables['audit']));
			});
		},

		async ofBoard(boardId) {
			const rows = await query
				.selectFrom('audit')
				.selectAll()
				.where('boardId', '=', boardId)
				.orderBy('number')
				.execute();
			return rows.map(({ at, who, what, details }) => ({
				at,
				who,
				what,
				boardId,
				details: JSON.parse(details) as AuditEntry['details']
			}));
		}
	};
}
