import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '#lib/domain/protocol.ts';
import type { MemberRole, StoredWorkshop, WorkshopStore } from '../port.ts';
import type { BoardRows } from './board-rows.ts';
import { present, type Query, run } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** Workshops and their members in SQLite. */
export function sqliteWorkshops(
	database: DatabaseSync,
	query: Query,
	queue: WriteQueue,
	boards: BoardRows
): WorkshopStore {
	async function by(column: 'workshopId' | 'boardId' | 'codeHash' | 'tokenHash', value: string) {
		const row = await query
			.selectFrom('workshop')
			.selectAll()
			.where(column, '=', value)
			.executeTakeFirst();
		return row && workshopOf(row);
	}

	/** Everything else hangs on the board and goes with it. */
	function boardOf(workshopId: string) {
		return query
			.deleteFrom('board')
			.where('boardId', 'in', (of) =>
				of.selectFrom('workshop').select('boardId').where('workshopId', '=', workshopId)
			);
	}

	/** Whether there was one. */
	async function removeWhere(board: ReturnType<typeof boardOf>): Promise<boolean> {
		const removed = await queue.write(undefined, () => run(database, board));
		// secure_delete wipes the pages; this wipes their former selves from the -wal file.
		database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		return removed > 0;
	}

	return {
		create(workshop, ownerAccountId, first) {
			return queue.write(workshop.boardId, () => {
				boards.create(workshop.boardId);
				run(database, query.insertInto('workshop').values(rowOf(workshop)));
				run(
					database,
					query.insertInto('member').values({
						workshopId: workshop.workshopId,
						accountId: ownerAccountId,
						role: 'facilitator' satisfies MemberRole,
						owner: 1
					})
				);
				boards.commit(workshop.boardId, first);
			});
		},

		byId: (workshopId) => by('workshopId', workshopId),
		byBoard: (boardId) => by('boardId', boardId),
		byCodeHash: (hash) => by('codeHash', hash),
		byTokenHash: (hash) => by('tokenHash', hash),

		async byFormerHash(hash) {
			const row = await query
				.selectFrom('formerCode')
				.select('boardId')
				.where((is) => is.or([is('codeHash', '=', hash), is('tokenHash', '=', hash)]))
				.orderBy('number', 'desc')
				.executeTakeFirst();
			return row && by('boardId', row.boardId);
		},

		async ofAccount(accountId) {
			const rows = await query
				.selectFrom('workshop')
				.innerJoin('member', 'member.workshopId', 'workshop.workshopId')
				.selectAll('workshop')
				.select('member.role')
				.where('member.accountId', '=', accountId)
				.orderBy('workshop.date', 'desc')
				.orderBy('workshop.createdAt', 'desc')
				.execute();
			return rows.map(({ role, ...row }) => ({ ...workshopOf(row), role: role as MemberRole }));
		},

		async memberRole(workshopId, accountId) {
			const row = await query
				.selectFrom('member')
				.select('role')
				.where('workshopId', '=', workshopId)
				.where('accountId', '=', accountId)
				.executeTakeFirst();
			return row?.role as MemberRole | undefined;
		},

		async update(workshopId, change) {
			if (Object.keys(change).length === 0) return;
			await queue.write(undefined, () =>
				run(
					database,
					query.updateTable('workshop').set(change).where('workshopId', '=', workshopId)
				)
			);
		},

		async dueOn(day) {
			const rows = await query
				.selectFrom('workshop')
				.selectAll()
				.where('deletedOn', '<=', day)
				.orderBy('deletedOn')
				.orderBy('createdAt')
				.execute();
			return rows.map(workshopOf);
		},

		async remove(workshopId) {
			await removeWhere(boardOf(workshopId));
		},

		// One statement judges and deletes, so that nobody can join in between.
		removeUntouched: (workshopId) =>
			removeWhere(
				boardOf(workshopId)
					.where('rev', '=', 0)
					.where('boardId', 'not in', (of) =>
						of
							.selectFrom('seat')
							.select('boardId')
							.where('role', '=', 'stakeholder' satisfies Role)
					)
			)
	};
}

function rowOf(workshop: StoredWorkshop): Tables['workshop'] {
	const { code, sample, site, closedAt, ...rest } = workshop;
	return {
		...rest,
		...code,
		site: site ?? null,
		closedAt: closedAt ?? null,
		sample: sample ? 1 : 0
	};
}

function workshopOf(row: Tables['workshop']): StoredWorkshop {
	const { keyId, codeHash, tokenHash, sealed, sample, ...rest } = present(row);
	return { ...rest, sample: sample === 1, code: { keyId, codeHash, tokenHash, sealed } };
}
