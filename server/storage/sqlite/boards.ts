import type { DatabaseSync } from 'node:sqlite';
import type { Reply } from '#lib/domain/command.ts';
import type {
	BoardStore,
	StoredBoard,
	StoredDocument,
	StoredInverse,
	StoredSeat
} from '../port.ts';
import type { BoardRows } from './board-rows.ts';
import { present, type Query } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** How many of a seat's latest commands can be taken back. */
const INVERSES_PER_SEAT = 50;

/** Boards in SQLite: reads through Kysely, commits through the write queue. */
export function sqliteBoards(
	database: DatabaseSync,
	query: Query,
	queue: WriteQueue,
	rows: BoardRows
): BoardStore {
	const replyOf = database.prepare(
		'SELECT reply FROM command WHERE boardId = ? AND seat = ? AND cid = ?'
	);
	// The index is named: without statistics SQLite would read every command the board ever had.
	const latestInverses = `SELECT rev, seat, cid, t, inverse FROM (
			SELECT *, row_number() OVER (PARTITION BY seat ORDER BY rev DESC) AS age
			FROM command INDEXED BY commandToUndo WHERE boardId = ? AND inverse IS NOT NULL
		) WHERE age <= ${INVERSES_PER_SEAT}`;
	const readInverses = database.prepare(`${latestInverses} ORDER BY rev`);
	const dropOldInverses = database.prepare(
		`UPDATE command INDEXED BY commandToUndo SET inverse = NULL WHERE boardId = ? AND inverse IS NOT NULL
			AND rev NOT IN (SELECT rev FROM (${latestInverses}))`
	);

	async function documentsOf(boardId: string): Promise<StoredDocument[]> {
		const documents = await query
			.selectFrom('document as d')
			.leftJoin('snapshot as s', (on) =>
				on.onRef('s.boardId', '=', 'd.boardId').onRef('s.name', '=', 'd.name')
			)
			.select(['d.name', 'd.epoch', 's.state'])
			.where('d.boardId', '=', boardId)
			.orderBy('d.name')
			.execute();
		const journal = await query
			.selectFrom('journal')
			.select(['name', 'change'])
			.where('boardId', '=', boardId)
			.orderBy('id')
			.execute();
		const byName = new Map<string, StoredDocument>();
		for (const { name, epoch, state } of documents)
			byName.set(name, {
				name: name as StoredDocument['name'],
				epoch,
				updates: state ? [state] : []
			});
		for (const { name, change } of journal) byName.get(name)?.updates.push(change);
		return [...byName.values()];
	}

	return {
		async load(boardId): Promise<StoredBoard | undefined> {
			const board = await query
				.selectFrom('board')
				.select('rev')
				.where('boardId', '=', boardId)
				.executeTakeFirst();
			if (!board) return undefined;
			const seats = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.orderBy('number')
				.execute();
			const inverses = readInverses.all(boardId) as unknown as StoredInverse[];
			return {
				boardId,
				rev: board.rev,
				documents: await documentsOf(boardId),
				seats: seats.map(seatOf),
				inverses: inverses.map((inverse) => ({ ...inverse }))
			};
		},

		async replies(boardId, keys) {
			return keys.map(({ seat, cid }) => {
				const reply = replyOf.get(boardId, seat, cid)?.['reply'];
				return typeof reply === 'string' ? (JSON.parse(reply) as Reply) : undefined;
			});
		},

		commit(boardId, commit) {
			return queue.write(boardId, () => rows.commit(boardId, commit));
		},

		compact(boardId, documents) {
			return queue.write(boardId, () => {
				for (const { name, epoch, state } of documents) rows.compact(boardId, name, epoch, state);
				dropOldInverses.run(boardId, boardId);
			});
		},

		async seatByCredential(boardId, credentialHash) {
			const row = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.where('credentialHash', '=', credentialHash)
				.orderBy('number')
				.executeTakeFirst();
			return row && seatOf(row);
		},

		async seatByAccount(boardId, accountId) {
			const row = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.where('accountId', '=', accountId)
				.executeTakeFirst();
			return row && seatOf(row);
		}
	};
}

function seatOf(row: Tables['seat']): StoredSeat {
	const { boardId: _, shared, role, group, ...rest } = present(row);
	return {
		...rest,
		role: role as StoredSeat['role'],
		group: group as StoredSeat['group'],
		shared: shared === 1
	};
}
