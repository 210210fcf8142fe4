import type { DatabaseSync } from 'node:sqlite';
import type { MemberRole, MemberStore, StoredInvitation } from '../port.ts';
import { present, type Query, run } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** Members of workshops and the links that make somebody one, in SQLite. */
export function sqliteMembers(
	database: DatabaseSync,
	query: Query,
	queue: WriteQueue
): MemberStore {
	/** Whether the link was still good: one statement judges and uses it up, so that only one can. */
	const useUp = database.prepare(
		'UPDATE invitation SET usedAt = ? WHERE tokenHash = ? AND usedAt IS NULL AND expiresAt > ?'
	);

	return {
		async of(workshopId) {
			const rows = await query
				.selectFrom('member')
				.innerJoin('account', 'account.accountId', 'member.accountId')
				.select(['member.accountId', 'account.email', 'member.role', 'member.owner'])
				.where('member.workshopId', '=', workshopId)
				.orderBy('member.owner', 'desc')
				.orderBy('account.email')
				.execute();
			return rows.map(({ role, owner, ...rest }) => ({
				...rest,
				role: role as MemberRole,
				owner: owner === 1
			}));
		},

		remove(workshopId, accountId) {
			const member = query
				.deleteFrom('member')
				.where('workshopId', '=', workshopId)
				.where('accountId', '=', accountId)
				.where('owner', '=', 0);
			const waiting = query
				.deleteFrom('invitation')
				.where('workshopId', '=', workshopId)
				.where('usedAt', 'is', null);
			return queue.write(undefined, () => {
				if (run(database, member) === 0) return false;
				run(database, waiting);
				return true;
			});
		},

		async invite(invitation) {
			const row = query.insertInto('invitation').values({ ...invitation, usedAt: null });
			await queue.write(undefined, () => run(database, row));
		},

		async invitation(tokenHash) {
			const row = await query
				.selectFrom('invitation')
				.selectAll()
				.where('tokenHash', '=', tokenHash)
				.executeTakeFirst();
			return row && invitationOf(row);
		},

		async invitationsOf(workshopId) {
			const rows = await query
				.selectFrom('invitation')
				.selectAll()
				.where('workshopId', '=', workshopId)
				.orderBy('createdAt', 'desc')
				.orderBy('invitationId')
				.execute();
			return rows.map(invitationOf);
		},

		async revoke(workshopId, invitationId) {
			const row = query
				.deleteFrom('invitation')
				.where('workshopId', '=', workshopId)
				.where('invitationId', '=', invitationId)
				.where('usedAt', 'is', null);
			return (await queue.write(undefined, () => run(database, row))) > 0;
		},

		accept({ tokenHash, workshopId, role }, accountId, now) {
			return queue.write(undefined, () => {
				if (useUp.run(now, tokenHash, now).changes !== 1) return false;
				const member = { workshopId, accountId, role, owner: 0 };
				run(database, query.insertInto('member').values(member));
				return true;
			});
		}
	};
}

function invitationOf(row: Tables['invitation']): StoredInvitation {
	const { role, ...rest } = present(row);
	return { ...rest, role: role as MemberRole };
}
