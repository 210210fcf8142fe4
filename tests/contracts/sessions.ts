import { describe, expect, it } from 'vitest';
import type { Sessions } from '../../server/accounts/lucia.ts';
import type { Storage } from '../../server/storage/port.ts';
import { freshStorage, standingClock } from '../support/stored-accounts.ts';
import { account } from '../support/stored.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Make = (options: {
	store: Storage['accounts'];
	now: () => number;
	ended: (accountId: string, idHash: string) => void;
}) => Sessions;

/** What sign-in sessions must do, whichever library keeps them. */
export function sessionsContract(name: string, make: Make): void {
	async function fresh() {
		const { storage } = await freshStorage();
		const store = storage.accounts;
		await store.create(account('ruth'));
		await store.create({ ...account('omar'), role: 'operator' });
		const clock = standingClock();
		const ended: string[] = [];
		const sessions = make({ store, now: clock.now, ended: (_, idHash) => ended.push(idHash) });
		return { store, clock, ended, sessions };
	}

	describe(`sessions by ${name}`, () => {
		it('[O12] have ids of 256 random bits, of which only a hash is stored', async () => {
			const { sessions, store } = await fresh();
			const { sessionId, idHash } = await sessions.start('account-ruth', 'facilitator');
			expect(Buffer.from(sessionId, 'base64url')).toHaveLength(32);
			expect(await store.session(idHash)).toMatchObject({ accountId: 'account-ruth' });
			expect(await store.session(sessionId)).toBeUndefined();
			expect(await sessions.find(idHash)).toBeUndefined();
			expect(await sessions.find(sessionId)).toMatchObject({ accountId: 'account-ruth', idHash });
		});

		it('[O12] are not found for junk', async () => {
			const { sessions } = await fresh();
			for (const junk of ['', 'x', "' OR 1=1 --", 'é'.repeat(43), 'a'.repeat(10_000)])
				expect(await sessions.find(junk)).toBeUndefined();
		});

		it('[O12] of a facilitator end after 4 hours unused', async () => {
			const { sessions, clock, ended } = await fresh();
			const { sessionId, idHash } = await sessions.start('account-ruth', 'facilitator');
			clock.advance(4 * HOUR - 1);
			const found = await sessions.find(sessionId);
			expect(found?.expiresAt).toBe(clock.now() + 4 * HOUR);
			clock.advance(4 * HOUR);
			expect(await sessions.find(sessionId)).toBeUndefined();
			expect(ended).toEqual([idHash]);
			clock.advance(-HOUR);
			expect(await sessions.find(sessionId)).toBeUndefined();
		});

		it('[O12] of a facilitator end after 24 hours however much they are used', async () => {
			const { sessions, clock } = await fresh();
			const { sessionId } = await sessions.start('account-ruth', 'facilitator');
			for (let hours = 0; hours < 23; hours += 1) {
				clock.advance(HOUR);
				expect(await sessions.find(sessionId)).toBeDefined();
			}
			expect((await sessions.find(sessionId))?.expiresAt).toBe(clock.now() + HOUR);
			clock.advance(HOUR);
			expect(await sessions.find(sessionId)).toBeUndefined();
		});

		it('[O12] of an operator end after 30 minutes unused, and 12 hours at most', async () => {
			const { sessions, clock } = await fresh();
			const { sessionId, expiresAt } = await sessions.start('account-omar', 'operator');
			expect(expiresAt).toBe(clock.now() + 30 * MINUTE);
			for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
				clock.advance(20 * MINUTE);
				expect(await sessions.find(sessionId)).toBeDefined();
			}
			clock.advance(20 * MINUTE);
			expect(await sessions.find(sessionId)).toBeUndefined();
			const second = await sessions.start('account-omar', 'operator');
			clock.advance(30 * MINUTE);
			expect(await sessions.find(second.sessionId)).toBeUndefined();
		});

		it('[O13] end alone or all of one account, and each is told', async () => {
			const { sessions, ended } = await fresh();
			const one = await sessions.start('account-ruth', 'facilitator');
			const two = await sessions.start('account-ruth', 'facilitator');
			const three = await sessions.start('account-ruth', 'facilitator');
			const other = await sessions.start('account-omar', 'operator');
			await sessions.end(one.sessionId);
			expect(ended).toEqual([one.idHash]);
			expect(await sessions.find(one.sessionId)).toBeUndefined();
			await sessions.endAllOf('account-ruth');
			expect(new Set(ended)).toEqual(new Set([one.idHash, two.idHash, three.idHash]));
			expect(await sessions.find(two.sessionId)).toBeUndefined();
			expect(await sessions.find(other.sessionId)).toBeDefined();
		});

		it('[O12] that are over are cleared away when somebody signs in', async () => {
			const { sessions, store, clock } = await fresh();
			const old = await sessions.start('account-ruth', 'facilitator');
			clock.advance(5 * HOUR);
			await sessions.start('account-omar', 'operator');
			expect(await store.session(old.idHash)).toBeUndefined();
		});
	});
}
