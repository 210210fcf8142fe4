import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import type { AccountRole, AccountStore, StoredSession } from '../storage/port.ts';
import { credentialHash, isCredential, newCredential } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lasts unused, and at most, in milliseconds. */
const sessionLimits: Readonly<Record<AccountRole, { idle: number; most: number }>> = {
	operator: { idle: 30 * MINUTE, most: 12 * HOUR },
	facilitator: { idle: 4 * HOUR, most: 24 * HOUR },
	lead: { idle: 4 * HOUR, most: 24 * HOUR }
};

/** Use is written down at most this often: a request should not cost an fsync. */
const EXTEND_EVERY = MINUTE;

/** A session as the rest of the program knows it. */
export interface Session {
	accountId: string;
	idHash: string;
	expiresAt: number;
}

/** Sign-in sessions, and all that must be written again when Lucia is replaced. */
export interface Sessions {
	/** A new session under a fresh id of 256 random bits, of which only the hash is stored. */
	start(accountId: string, role: AccountRole): Promise<Session & { sessionId: string }>;
	/** Undefined when unknown or over; counts as use. */
	find(sessionId: string): Promise<Session | undefined>;
	end(sessionId: string): Promise<void>;
	endAllOf(accountId: string): Promise<void>;
}

interface Options {
	store: AccountStore;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Told of every session that ends by being ended or found over. */
	ended: (accountId: string, idHash: string) => void;
}

/**
 * The one file that knows Lucia. It keeps Lucia's validation and life cycle and replaces what is
 * unfit there: ids are hashed before they reach the store, they are ours, and the limits are
 * absolute and by role (Lucia slides for ever), so its own extension is never let run.
 */
export function luciaSessions({ store, now, ended }: Options): Sessions {
	const lucia = new Lucia(adapter(store, now, ended), {
		sessionExpiresIn: new TimeSpan(sessionLimits.facilitator.most, 'ms')
	});

	async function limitsOf(accountId: string) {
		const account = await store.byId(accountId);
		return account && sessionLimits[account.role];
	}

	async function extended(session: StoredSession): Promise<number> {
		const limits = await limitsOf(session.accountId);
		if (!limits) return session.expiresAt;
		const until = Math.min(now() + limits.idle, session.createdAt + limits.most);
		if (until - session.expiresAt < EXTEND_EVERY) return session.expiresAt;
		await store.extendSession(session.idHash, until);
		return until;
	}

	return {
		async start(accountId, role) {
			await lucia.deleteExpiredSessions();
			const sessionId = newCredential();
			await lucia.createSession(accountId, {}, { sessionId });
			const idHash = credentialHash(sessionId);
			const expiresAt = now() + sessionLimits[role].idle;
			return { sessionId, accountId, idHash, expiresAt };
		},

		async find(sessionId) {
			if (!isCredential(sessionId)) return undefined;
			const { session } = await lucia.validateSession(sessionId);
			const stored = session && (await store.session(credentialHash(sessionId)));
			if (!stored) return undefined;
			const { accountId, idHash } = stored;
			return { accountId, idHash, expiresAt: await extended(stored) };
		},

		end: (sessionId) => lucia.invalidateSession(sessionId),
		endAllOf: (accountId) => lucia.invalidateUserSessions(accountId)
	};
}

/** Lucia's view of our store: its clear ids in, our hashes stored. */
function adapter(store: AccountStore, now: () => number, ended: Options['ended']): Adapter {
	/**
	 * Lucia asks the computer's clock. So that ours is the one that counts, it is told of a day that is
	 * over, or of one so far ahead that nothing is over, or about to be, by the time it looks.
	 */
	const toLucia = (at: number) =>
		new Date(at > now() ? Date.now() + sessionLimits.facilitator.most : 0);

	const asLucia = (session: StoredSession, id: string): DatabaseSession => ({
		id,
		userId: session.accountId,
		expiresAt: toLucia(session.expiresAt),
		attributes: {}
	});

	return {
		async getSessionAndUser(sessionId) {
			const session = await store.session(credentialHash(sessionId));
			const account = session && (await store.byId(session.accountId));
			return [
				session ? asLucia(session, sessionId) : null,
				account ? { id: account.accountId, attributes: {} } : null
			];
		},
		async getUserSessions(accountId) {
			const sessions = await store.sessionsOf(accountId);
			return sessions.map((session) => asLucia(session, session.idHash));
		},
		async setSession({ id, userId }) {
			const account = await store.byId(userId);
			if (!account) throw new Error('A session was asked for an account that is not stored.');
			const createdAt = now();
			await store.saveSession({
				idHash: credentialHash(id),
				accountId: userId,
				createdAt,
				expiresAt: createdAt + sessionLimits[account.role].idle
			});
		},
		// Lucia would slide without end; `extended` above does it within the absolute limit.
		updateSessionExpiration: () => Promise.resolve(),
		async deleteSession(sessionId) {
			const session = await store.session(credentialHash(sessionId));
			if (!session) return;
			await store.removeSession(session.idHash);
			ended(session.accountId, session.idHash);
		},
		async deleteUserSessions(accountId) {
			const sessions = await store.sessionsOf(accountId);
			await store.removeSessionsOf(accountId);
			for (const { idHash } of sessions) ended(accountId, idHash);
		},
		deleteExpiredSessions: () => store.removeExpiredSessions(now())
	};
}
