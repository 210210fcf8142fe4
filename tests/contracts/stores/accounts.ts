import { describe, expect, it } from 'vitest';
import { account } from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Accounts and their sessions. */
export function accountsContract(opened: OpenedStorage): void {
	describe('an account', () => {
		it('[O5] is found by id and by e-mail, and counted', async () => {
			expect(await opened.storage.accounts.count()).toBe(1);
			expect(await opened.storage.accounts.byId('account-anna')).toEqual(account('anna'));
			expect(await opened.storage.accounts.byEmail('anna@example.org')).toEqual(account('anna'));
			expect(await opened.storage.accounts.byEmail('bob@example.org')).toBeUndefined();
		});

		it('[O5] is refused in words when its e-mail is taken', async () => {
			const twin = { ...account('bob'), email: 'anna@example.org' };
			await expect(opened.storage.accounts.create(twin)).rejects.toMatchObject({
				code: 'malformed'
			});
			expect(await opened.storage.accounts.count()).toBe(1);
		});

		it('[O5] is not made by the first-run link once there is one', async () => {
			expect(await opened.storage.accounts.createFirst(account('bob'))).toBe(false);
			expect(await opened.storage.accounts.count()).toBe(1);
		});

		it('[O7] keeps its new password', async () => {
			await opened.storage.accounts.setPasswordHash('account-anna', 'scrypt$new');
			expect((await opened.storage.accounts.byId('account-anna'))?.passwordHash).toBe('scrypt$new');
		});

		it('[O12] has sessions that are extended, ended, and cleared when over', async () => {
			const { accounts } = opened.storage;
			const session = (idHash: string, expiresAt: number) => ({
				idHash,
				accountId: 'account-anna',
				createdAt: 1,
				expiresAt
			});
			await accounts.saveSession(session('h1', 10));
			await accounts.saveSession(session('h2', 20));
			await accounts.saveSession(session('h3', 30));
			await accounts.extendSession('h1', 40);
			expect(await accounts.session('h1')).toEqual(session('h1', 40));
			await accounts.removeSession('h3');
			await accounts.removeExpiredSessions(20);
			expect(await accounts.sessionsOf('account-anna')).toEqual([session('h1', 40)]);
			await accounts.removeSessionsOf('account-anna');
			expect(await accounts.session('h1')).toBeUndefined();
		});
	});
}
