import type { Role } from '#lib/domain/protocol.ts';
import type { AccountRole, StoredSeat } from '../storage/port.ts';

/** A signed-in account. */
export interface Account {
	accountId: string;
	email: string;
	role: AccountRole;
}

export interface SignedIn {
	account: Account;
	/** Clear session id for the cookie; only its hash is stored. */
	sessionId: string;
	expiresAt: number;
}

/** Accounts, passwords and sign-in sessions. Lucia is behind this. */
export interface Accounts {
	/** True while no account exists, so that the set-up link is open. */
	isEmpty(): Promise<boolean>;
	/** A one-time link's token for the first account (one hour), kept hashed in memory; undefined when an account exists. */
	newSetupToken(): Promise<string | undefined>;
	/** Whether this set-up token would work now. Uses nothing up. */
	isSetupToken(token: string): Promise<boolean>;
	/** Makes the first account and signs it in. `FivewaysError` `not-found` for a wrong, used or late token, `bad-password`, `malformed`. */
	setup(token: string, email: string, password: string): Promise<SignedIn>;
	/** For the command line and invitations. `FivewaysError` `bad-password`, `malformed` (bad or taken e-mail). */
	create(email: string, password: string, role: AccountRole): Promise<Account>;
	/** `FivewaysError` `wrong-sign-in`, `too-many` (with seconds). Same words and time for unknown e-mail and wrong password. */
	signIn(email: string, password: string, address: string): Promise<SignedIn>;
	/** The account of a session cookie, extending it when due; undefined when unknown or over. */
	bySession(sessionId: string): Promise<{ account: Account; expiresAt: number } | undefined>;
	signOut(sessionId: string): Promise<void>;
	/** Called with the hash of each session that ends, so that its sockets end too. */
	onSessionEnd(listener: (accountId: string, idHash: string) => void): () => void;
}

/** Who somebody is at one board's address. */
export type Seated =
	/** `expiresAt` of those whose right ends by itself: by a session, or a room screen. */
	| { kind: 'seat'; seat: StoredSeat; sessionHash?: string; expiresAt?: number }
	/** `waited`: was never let in. */
	| { kind: 'removed'; seat: number; waited?: true }
	| { kind: 'nobody' };

/** As `Seated`, before anything is made: a member who was never at this board has no seat there yet. */
export type WouldBe =
	Seated | { kind: 'member'; role: Role; sessionHash: string; expiresAt: number };
