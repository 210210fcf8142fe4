import type { BoardStore, StoredBatch, StoredBoard, StoredDocument, StoredSeat } from '../port.ts';
import { batchOf } from './batch-row.ts';
import type { BoardRows } from './board-rows.ts';
import { sqliteMoments } from './moments.ts';
import { present, type Query } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** What was committed to a board since its last snapshots and past, in order. */
interface Journal {
	changes: { name: string; change: Uint8Array }[];
	batches: StoredBatch[];
}

/** Boards in SQLite: reads through Kysely, commits through the write queue. */
export function sqliteBoards(query: Query, queue: WriteQueue, rows: BoardRows): BoardStore {
	async function journalOf(boardId: string): Promise<Journal> {
		const rows = await query
			.selectFrom('journal')
			.select(['name', 'change', 'rev', 'commands', 'undone'])
			.where('boardId', '=', boardId)
			.orderBy('id')
			.execute();
		const journal: Journal = { changes: [], batches: [] };
		for (const { name, change, rev, commands, undone } of rows) {
			if (name !== null && change) journal.changes.push({ name, change });
			if (rev !== null && commands !== null) journal.batches.push(batchOf(rev, commands, undone));
		}
		return journal;
	}

	async function documentsOf(boardId: string, { changes }: Journal): Promise<StoredDocument[]> {
		const documents = await query
			.selectFrom('document as d')
			.leftJoin('snapshot as s', (on) =>
				on.onRef('s.boardId', '=', 'd.boardId').onRef('s.name', '=', 'd.name')
			)
			.select(['d.name', 'd.epoch', 's.state'])
			.where('d.boardId', '=', boardId)
			.orderBy('d.name')
			.execute();
		const byName = new Map<string, StoredDocument>();
		for (const { name, epoch, state } of documents)
			byName.set(name, {
				name: name as StoredDocument['name'],
				epoch,
				updates: state ? [state] : []
			});
		for (const { name, change } of changes) byName.get(name)?.updates.push(change);
		return [...byName.values()];
	}

	const moments = sqliteMoments(query);

	return {
		...moments,

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
			const screenLinks = await query
				.selectFrom('screenLink')
				.select(['tokenHash', 'madeAt'])
				.where('boardId', '=', boardId)
				.orderBy('madeAt')
				.execute();
			const journal = await journalOf(boardId);
			const past = await query
				.selectFrom('past')
				.select(['rev', 'keys', 'rest'])
				.where('boardId', '=', boardId)
				.executeTakeFirst();
			return {
				boardId,
				rev: board.rev,
				documents: await documentsOf(boardId, journal),
				seats: seats.map(seatOf),
				...(screenLinks.length > 0
					? { screenLinks: screenLinks.map((link) => ({ ...link })) }
					: {}),
				...(past ? { past: { ...past } } : {}),
				batches: journal.batches,
				moments: await moments.moments(boardId)
			};
		},

		commit(boardId, commit) {
			return queue.write(boardId, () => rows.commit(boardId, commit));
		},

		compact(boardId, documents, past) {
			return queue.write(boardId, () => {
				for (const { name, epoch, state } of documents) rows.compact(boardId, name, epoch, state);
				if (past) rows.fold(boardId, past);
			});
		},

		async seatsByCredential(boardId, credentialHash) {
			const rows = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.where((is) =>
					is.or([
						is('credentialHash', '=', credentialHash),
						is(
							'number',
							'in',
							is
								.selectFrom('furtherDevice')
								.select('number')
								.where('boardId', '=', boardId)
								.where('credentialHash', '=', credentialHash)
						)
					])
				)
				.orderBy('number')
				.execute();
			return rows.map(seatOf);
		},

		async seatByCode(boardId, codeHash) {
			const row = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.where('codeHash', '=', codeHash)
				.executeTakeFirst();
			return row && seatOf(row);
		},

		addDevice(boardId, number, credentialHash, most) {
			return queue.write(boardId, () => rows.addDevice(boardId, number, credentialHash, most));
		},

		async seatByAccount(boardId, accountId) {
			const row = await query
				.selectFrom('seat')
				.selectAll()
				.where('boardId', '=', boardId)
				.where('accountId', '=', accountId)
				.executeTakeFirst();
			return row && seatOf(row);
		},

		async boardByScreenLink(tokenHash) {
			const row = await query
				.selectFrom('screenLink')
				.select('boardId')
				.where('tokenHash', '=', tokenHash)
				.executeTakeFirst();
			return row?.boardId;
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
