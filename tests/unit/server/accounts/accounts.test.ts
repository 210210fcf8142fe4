import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccounts } from '../../../../server/accounts/accounts.ts';
import { createPasswords } from '../../../../server/accounts/password.ts';
import { freshStorage, quickPasswords, standingClock } from '../../../support/stored-accounts.ts';

const password = 'harbour pencil cloud';
const email = 'ruth@example.org';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

async function fresh() {
	const { storage, folder } = await freshStorage();
	const clock = standingClock();
	const open = (passwords = quickPasswords()) =>
		createAccounts({
			store: storage.accounts,
			now: clock.now,
			monotonic: clock.now,
			passwords
		});
	return { storage, folder, clock, open, accounts: open() };
}

describe('the first account', () => {
	it('[O5] is made through a link that works once and signs in', async () => {
		const { accounts } = await fresh();
		const token = await accounts.newSetupToken();
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await accounts.isSetupToken(token!)).toBe(true);
		expect(await accounts.isSetupToken(token!)).toBe(true);
		const made = await accounts.setup(token!, ' Ruth@Example.org ', password);
		expect(made.account).toMatchObject({ email, role: 'facilitator' });
		expect((await accounts.bySession(made.sessionId))?.account).toEqual(made.account);
		expect(await accounts.isSetupToken(token!)).toBe(false);
		expect(await accounts.newSetupToken()).toBeUndefined();
		await expect(accounts.setup(token!, 'x@example.org', password)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('[O5] is made once when the link is followed twice at the same time', async () => {
		const { accounts, storage } = await fresh();
		const token = (await accounts.newSetupToken())!;
		const outcomes = await Promise.allSettled([
			accounts.setup(token, 'a@example.org', password),
			accounts.setup(token, 'b@example.org', password)
		]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await storage.accounts.count()).toBe(1);
	});

	it('[O5] cannot be made an hour later, nor with the link before, nor with nonsense', async () => {
		const { accounts, clock } = await fresh();
		const former = (await accounts.newSetupToken())!;
		const token = (await accounts.newSetupToken())!;
		expect(await accounts.isSetupToken(former)).toBe(false);
		expect(await accounts.isSetupToken('')).toBe(false);
		clock.advance(60 * MINUTE);
		expect(await accounts.isSetupToken(token)).toBe(false);
		await expect(accounts.setup(token, email, password)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('[O8] keeps its link when the password or the e-mail is no good', async () => {
		const { accounts } = await fresh();
		const token = (await accounts.newSetupToken())!;
		await expect(accounts.setup(token, email, 'short')).rejects.toMatchObject({
			code: 'bad-password'
		});
		await expect(accounts.setup(token, 'nobody', password)).rejects.toMatchObject({
			code: 'malformed'
		});
		await accounts.setup(token, email, password);
	});
});

describe('signing in', () => {
	it('[O12] gives a new session each time, and e-mails in any case', async () => {
		const { accounts } = await fresh();
		const account = await accounts.create(email, password, 'facilitator');
		const one = await accounts.signIn('RUTH@example.org ', password, '192.0.2.1');
		const two = await accounts.signIn(email, password, '192.0.2.1');
		expect(one.account).toEqual(account);
		expect(two.sessionId).not.toBe(one.sessionId);
		expect((await accounts.bySession(one.sessionId))?.account).toEqual(account);
	});

	it('[O12] leaves nothing in the database that could sign in', async () => {
		const { accounts, folder } = await fresh();
		await accounts.create(email, password, 'facilitator');
		const { sessionId } = await accounts.signIn(email, password, '192.0.2.1');
		const bytes = ['fiveways.sqlite', 'fiveways.sqlite-wal'].map((name) =>
			readFileSync(join(folder, name))
		);
		const file = Buffer.concat(bytes);
		expect(file.includes(email)).toBe(true);
		expect(file.includes(sessionId)).toBe(false);
		expect(file.includes(Buffer.from(sessionId, 'base64url'))).toBe(false);
		expect(file.includes(password)).toBe(false);
		for (const hash of file.toString('latin1').match(/[0-9a-f]{64}/g) ?? [])
			expect(await accounts.bySession(hash)).toBeUndefined();
	});

	it('[O15] answers an unknown e-mail and a wrong password alike, after one hash each', async () => {
		const { open } = await fresh();
		let hashes = 0;
		const accounts = open(
			quickPasswords((text, salt, bytes) => {
				hashes++;
				return Promise.resolve(Buffer.concat([Buffer.from(text), salt], bytes));
			})
		);
		await accounts.create(email, password, 'facilitator');
		const answers: unknown[] = [];
		for (const tried of [email, 'nobody@example.org']) {
			hashes = 0;
			const thrown = await accounts.signIn(tried, 'wrong words here', '192.0.2.1').catch(String);
			answers.push([thrown, hashes]);
		}
		expect(answers[0]).toEqual(answers[1]);
		expect(answers[0]).toEqual([expect.stringContaining('do not match'), 1]);
	});

	it('[O7] raises a hash that cost less, and only then', async () => {
		const { open, storage } = await fresh();
		const { accountId } = await open().create(email, password, 'facilitator');
		const stored = async () => (await storage.accounts.byId(accountId))?.passwordHash;
		const before = await stored();
		const dearer = open(createPasswords({ cost: { N: 4, r: 1, p: 1 } }));
		await expect(dearer.signIn(email, 'wrong words here', '192.0.2.1')).rejects.toThrow();
		expect(await stored()).toBe(before);
		await dearer.signIn(email, password, '192.0.2.1');
		const after = await stored();
		expect(after).toMatch(/^scrypt\$4\$/);
		await dearer.signIn(email, password, '192.0.2.1');
		expect(await stored()).toBe(after);
	});

	it('[O15] waits longer after each failure, at most 30 s, and is never locked', async () => {
		const { accounts, clock } = await fresh();
		await accounts.create(email, password, 'facilitator');
		const wrong = () => accounts.signIn(email, 'wrong words here', '192.0.2.1');
		for (let tries = 0; tries < 5; tries++)
			await expect(wrong()).rejects.toMatchObject({ code: 'wrong-sign-in' });
		for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
			await expect(wrong()).rejects.toMatchObject({
				code: 'too-many',
				details: { retryAfterSeconds: seconds }
			});
			clock.advance(seconds * SECOND);
			await expect(wrong()).rejects.toMatchObject({ code: 'wrong-sign-in' });
		}
		clock.advance(30 * SECOND);
		await accounts.signIn(email, password, '192.0.2.1');
		await expect(wrong()).rejects.toMatchObject({ code: 'wrong-sign-in' });
	});

	it('[O15] from a place where it worked before is not slowed by guesses from elsewhere', async () => {
		const { accounts } = await fresh();
		await accounts.create(email, password, 'facilitator');
		await accounts.signIn(email, password, '192.0.2.1');
		for (let tries = 0; tries < 8; tries++)
			await accounts.signIn(email, 'wrong words here', '198.51.100.7').catch(() => {});
		await expect(accounts.signIn(email, password, '198.51.100.7')).rejects.toMatchObject({
			code: 'too-many'
		});
		await accounts.signIn(email, password, '192.0.2.1');
	});

	it('[O15] is refused after 50 failures in 10 minutes from one address, at once or in turn', async () => {
		const { accounts, clock } = await fresh();
		await accounts.create(email, password, 'facilitator');
		const outcomes: string[] = [];
		for (let round = 0; round < 6; round++) {
			const tries = Array.from({ length: 10 }, (_, index) =>
				accounts.signIn(
					`person${round}-${index}@example.org`,
					'wrong words here',
					'::ffff:192.0.2.1'
				)
			);
			for (const outcome of await Promise.allSettled(tries))
				outcomes.push((outcome as { reason: { code: string } }).reason.code);
		}
		expect(outcomes.filter((code) => code === 'wrong-sign-in')).toHaveLength(50);
		expect(outcomes.slice(50)).toEqual(Array<string>(10).fill('too-many'));
		await expect(accounts.signIn(email, password, '192.0.2.1')).rejects.toMatchObject({
			code: 'too-many',
			details: { retryAfterSeconds: 600 }
		});
		await accounts.signIn(email, password, '192.0.2.2');
		clock.advance(10 * MINUTE);
		await accounts.signIn(email, password, '192.0.2.1');
	});
});

describe('signing out', () => {
	it('[O13] ends the session at once and tells who keeps sockets for it', async () => {
		const { accounts } = await fresh();
		const { accountId } = await accounts.create(email, password, 'facilitator');
		const { sessionId } = await accounts.signIn(email, password, '192.0.2.1');
		const ended: string[][] = [];
		const stop = accounts.onSessionEnd((...told) => ended.push(told));
		await accounts.signOut(sessionId);
		await accounts.signOut(sessionId);
		expect(ended).toEqual([[accountId, expect.stringMatching(/^[0-9a-f]{64}$/)]]);
		expect(await accounts.bySession(sessionId)).toBeUndefined();
		stop();
		const other = await accounts.signIn(email, password, '192.0.2.1');
		await accounts.signOut(other.sessionId);
		expect(ended).toHaveLength(1);
	});
});
