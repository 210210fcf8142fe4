import { FivewaysError } from '#lib/domain/errors.ts';
import type { AccountRole, AccountStore, StoredAccount } from '../storage/port.ts';
import { checkEmail, normaliseEmail } from './email.ts';
import { luciaSessions } from './lucia.ts';
import { createPasswords, type Passwords } from './password.ts';
import { checkPassword } from './password-rules.ts';
import { newId } from './random.ts';
import { SetupLink } from './setup-link.ts';
import { SignInLimits } from './sign-in-limits.ts';
import type { Account, Accounts, SignedIn } from './types.ts';

export interface AccountsOptions {
	store: AccountStore;
	/** Milliseconds since 1970. */
	now?: () => number;
	/** Milliseconds that only grow, for waits and the set-up link. */
	monotonic?: () => number;
	passwords?: Passwords;
}

/** Accounts over a store. Counts of failures and the set-up link live in memory, as long as the process. */
export function createAccounts({
	store,
	now = Date.now,
	monotonic = () => performance.now(),
	passwords = createPasswords()
}: AccountsOptions): Accounts {
	const listeners = new Set<(accountId: string, idHash: string) => void>();
	const sessions = luciaSessions({
		store,
		now,
		ended: (accountId, idHash) => {
			for (const listener of listeners) listener(accountId, idHash);
		}
	});
	const limits = new SignInLimits(monotonic);
	const link = new SetupLink(monotonic);

	const isEmpty = async () => (await store.count()) === 0;

	async function prepare(
		email: string,
		password: string,
		role: AccountRole
	): Promise<StoredAccount> {
		const address = checkEmail(email);
		checkPassword(password, address);
		return {
			accountId: newId(),
			email: address,
			role,
			passwordHash: await passwords.hash(password),
			createdAt: now()
		};
	}

	/** One look-up and one hash in any case: an unknown e-mail takes as long as a wrong password. */
	async function judge(email: string, password: string) {
		const account = await store.byEmail(email);
		return { account, ...(await passwords.verify(password, account?.passwordHash)) };
	}

	async function startSession(account: StoredAccount): Promise<SignedIn> {
		const { sessionId, expiresAt } = await sessions.start(account.accountId, account.role);
		return { account: shown(account), sessionId, expiresAt };
	}

	return {
		isEmpty,

		async newSetupToken() {
			return (await isEmpty()) ? link.make() : undefined;
		},

		async isSetupToken(token) {
			return link.opens(token) && (await isEmpty());
		},

		async setup(token, email, password) {
			if (!link.opens(token) || !(await isEmpty())) throw new FivewaysError('not-found');
			const account = await prepare(email, password, 'facilitator');
			// Asked again: hashing took a while, and only one of two at once may go on.
			if (!link.opens(token) || !(await store.createFirst(account)))
				throw new FivewaysError('not-found');
			link.useUp();
			return startSession(account);
		},

		async create(email, password, role) {
			const account = await prepare(email, password, role);
			await store.create(account);
			return shown(account);
		},

		async signIn(email, password, address) {
			const normal = normaliseEmail(email);
			const attempt = limits.begin(normal, address);
			const { account, ok, stale } = await judge(normal, password).catch((cause: unknown) => {
				attempt.dropped();
				throw cause;
			});
			if (!account || !ok) throw new FivewaysError('wrong-sign-in');
			attempt.succeeded();
			if (stale) await store.setPasswordHash(account.accountId, await passwords.hash(password));
			return startSession(account);
		},

		async bySession(sessionId) {
			const session = await sessions.find(sessionId);
			const account = session && (await store.byId(session.accountId));
			return account && { account: shown(account), expiresAt: session.expiresAt };
		},

		signOut: (sessionId) => sessions.end(sessionId),

		onSessionEnd(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

function shown({ accountId, email, role }: StoredAccount): Account {
	return { accountId, email, role };
}
