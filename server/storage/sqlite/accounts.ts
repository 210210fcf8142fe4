import type { DatabaseSync } from 'node:sqlite';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { AccountRole, AccountStore, StoredAccount } from '../port.ts';
import { type Query, run } from './query.ts';
import type { Tables } from './tables.ts';
import type { WriteQueue } from './write-queue.ts';

/** Accounts and their sessions in SQLite. */
export function sqliteAccounts(
	database: DatabaseSync,
	query: Query,
	queue: WriteQueue
): AccountStore {
	const anyAccount = database.prepare('SELECT 1 FROM account LIMIT 1');
	const withEmail = database.prepare('SELECT 1 FROM account WHERE email = ?');

	function insert(account: StoredAccount): void {
		run(database, query.insertInto('account').values(account));
	}

	function write(work: () => void): Promise<void> {
		return queue.write(undefined, work);
	}

	async function by(column: 'accountId' | 'email', value: string) {
		const row = await query
			.selectFrom('account')
			.selectAll()
			.where(column, '=', value)
			.executeTakeFirst();
		return row && accountOf(row);
	}

	return {
		async count() {
			const row = await query
				.selectFrom('account')
				.select(({ fn }) => fn.countAll<number>().as('accounts'))
				.executeTakeFirstOrThrow();
			return row.accounts;
		},

		create(account) {
			return write(() => {
				if (withEmail.get(account.email))
					throw new FivewaysError('malformed', {
						message:
							'There is already an account with that e-mail. Nothing has changed. Use another e-mail, or sign in.'
					});
				insert(account);
			});
		},

		createFirst(account) {
			return queue.write(undefined, () => {
				if (anyAccount.get()) return false;
				insert(account);
				return true;
			});
		},

		byId: (accountId) => by('accountId', accountId),
		byEmail: (email) => by('email', email),

		setPasswordHash(accountId, passwordHash) {
			return write(() => {
				run(
					database,
					query.updateTable('account').set({ passwordHash }).where('accountId', '=', accountId)
				);
			});
		},

		saveSession(session) {
			return write(() => {
				run(database, query.insertInto('session').values(session));
			});
		},

		async session(idHash) {
			const row = await query
				.selectFrom('session')
				.selectAll()
				.where('idHash', '=', idHash)
				.executeTakeFirst();
			return row && { ...row };
		},

		async sessionsOf(accountId) {
			const rows = await query
				.selectFrom('session')
				.selectAll()
				.where('accountId', '=', accountId)
				.orderBy('createdAt')
				.execute();
			return rows.map((row) => ({ ...row }));
		},

		extendSession(idHash, expiresAt) {
			return write(() => {
				run(database, query.updateTable('session').set({ expiresAt }).where('idHash', '=', idHash));
			});
		},

		removeSession(idHash) {
			return write(() => {
				run(database, query.deleteFrom('session').where('idHash', '=', idHash));
			});
		},

		removeSessionsOf(accountId) {
			return write(() => {
				run(database, query.deleteFrom('session').where('accountId', '=', accountId));
			});
		},

		removeExpiredSessions(now) {
			return write(() => {
				run(database, query.deleteFrom('session').where('expiresAt', '<=', now));
			});
		}
	};
}

function accountOf(row: Tables['account']): StoredAccount {
	return { ...row, role: row.role as AccountRole };
}
