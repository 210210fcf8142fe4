import type { AcceptedReply, CommandType } from '#lib/domain/command.ts';
import type { Moment } from '#lib/domain/history.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { Pool } from '#lib/domain/pools.ts';
import type { Role } from '#lib/domain/protocol.ts';

/**
 * Everything that outlives the process, as its callers need it. Chosen in `start/open-services.ts`
 * alone; every implementation passes `tests/contracts/storage.ts`. Times are milliseconds since
 * 1970. Hashes are lower-case hex. All methods reject with the driver's error when storage does not
 * answer.
 */
export interface Storage {
	boards: BoardStore;
	workshops: WorkshopStore;
	members: MemberStore;
	accounts: AccountStore;
	audit: AuditStore;
	pools: PoolStore;
	retention: RetentionStore;
	/** Resolves when a write goes through; rejects with the cause otherwise. */
	probe(): Promise<void>;
	close(): Promise<void>;
}

/** Names one stored document of a board: `board`, `desk`, or `seat:<number>`. */
export type StoredDocumentName = 'board' | 'desk' | `seat:${number}`;

export interface StoredDocument {
	name: StoredDocumentName;
	epoch: string;
	/** Yjs v1 updates in order: the snapshot, if there is one, then the journal since. */
	updates: Uint8Array[];
}

export interface StoredSeat {
	number: number;
	role: Role;
	group: GroupId;
	name?: string;
	/** Stands for several seats on one shared device. */
	shared: boolean;
	/** SHA-256 of the cookie of the device that joined; absent for accounts. */
	credentialHash?: string;
	/** Keyed hash of the code with which it goes on with another device. */
	codeHash?: string;
	/** Keyed hash of the PIN that it asks for on a shared device. */
	pinHash?: string;
	accountId?: string;
	removedAt?: number;
	/** Waits to be let in since then; stays with a seat that was never let in. */
	waitingSince?: number;
	createdAt: number;
}

/** A link that opens room screens of one board. */
export interface StoredScreenLink {
	/** Keyed hash of its token. */
	tokenHash: string;
	madeAt: number;
}

/** An applied command with its reply. */
export interface StoredCommand {
	rev: number;
	seat: number;
	cid: string;
	t: CommandType;
	at: number;
	/** A code in it is sealed. */
	reply: AcceptedReply;
	/** What it takes to take it back: the engine's own JSON. Absent when it cannot be. */
	inverse?: string;
}

/** The commands of one commit. */
export interface StoredBatch {
	/** In order of `rev`. */
	commands: StoredCommand[];
	/**
	 * Commands that can no longer be taken back, of this batch or earlier ones: one for each `undo` and
	 * `redo` of `commands`, in their order; after these what nobody may take back any more.
	 */
	undone: { seat: number; cid: string }[];
}

/** A moment of the board that is kept, without its content. */
export interface StoredMoment extends Moment {
	/** Characters of its content. */
	length: number;
}

/** What a commit adds to the moments that are kept, and which go. */
export interface HistoryCommit {
	added: { moment: StoredMoment; content: string }[];
	dropped: string[];
}

/** What stands for all commands up to a rev, in the place of their batches: the engine's own form. */
export interface StoredPast {
	rev: number;
	keys: Uint8Array;
	rest: string;
}

export interface StoredBoard {
	boardId: string;
	rev: number;
	documents: StoredDocument[];
	seats: StoredSeat[];
	/** Absent when there is none. */
	screenLinks?: StoredScreenLink[];
	past?: StoredPast;
	/** What was committed since, in order. */
	batches: StoredBatch[];
	/** What is kept of the board's history, oldest first. */
	moments: StoredMoment[];
}

/** What one tick of a board writes, all or nothing. */
export interface BoardCommit extends StoredBatch {
	/** The board's `rev` after this commit. */
	rev: number;
	/** Journal: one merged Yjs update per document touched. */
	updates: { name: StoredDocumentName; epoch: string; update: Uint8Array }[];
	/** New or changed seats, whole. */
	seats: StoredSeat[];
	/** A new join code and token of the workshop, hashed and encrypted. */
	code?: StoredCode;
	/** Links to room screens: whether all former ones end, else which, and those made since. */
	screenLinks?: { ended: boolean; dropped: string[]; made: StoredScreenLink[] };
	history?: HistoryCommit;
}

/** A join code as kept: only keyed hashes can be looked up; the clear text is encrypted. */
export interface StoredCode {
	keyId: string;
	codeHash: string;
	tokenHash: string;
	/** Code and token, encrypted, for showing them to facilitators. */
	sealed: string;
}

export interface BoardStore {
	/** Undefined when there is no such board; rejects when it cannot be read. Never invents one. */
	load(boardId: string): Promise<StoredBoard | undefined>;
	/**
	 * Rejects updates of a stored document under another epoch than its own.
	 * One transaction; several boards' commits of one turn of the loop may share a real commit.
	 */
	commit(boardId: string, commit: BoardCommit): Promise<void>;
	/**
	 * Replaces the journal of these documents up to now by one update each. A document that comes
	 * under another epoch takes the place of the former one, of which nothing stays. A past, if given,
	 * takes the place of all batches; it rejects one that is not of the board's present rev.
	 */
	compact(
		boardId: string,
		documents: readonly { name: StoredDocumentName; epoch: string; state: Uint8Array }[],
		past?: StoredPast
	): Promise<void>;
	/**
	 * The seats that a seat cookie stands for at this board, by number, removed ones included: several
	 * on a shared device.
	 */
	seatsByCredential(boardId: string, credentialHash: string): Promise<StoredSeat[]>;
	/** The seat whose code this is at this board, removed seats included. */
	seatByCode(boardId: string, codeHash: string): Promise<StoredSeat | undefined>;
	/**
	 * From now on another cookie stands for this seat too. Of those that came so, the newest `most`
	 * stay. Rejects when there is no such seat.
	 */
	addDevice(boardId: string, number: number, credentialHash: string, most: number): Promise<void>;
	/** The moments of a board that are kept, oldest first. */
	moments(boardId: string): Promise<StoredMoment[]>;
	/** The content of one of them, as it was committed; undefined when it is not kept. */
	moment(boardId: string, id: string): Promise<string | undefined>;
	/** The seat of a member at this board. */
	seatByAccount(boardId: string, accountId: string): Promise<StoredSeat | undefined>;
	/** The board whose room screens this link opens, by the keyed hash of its token. */
	boardByScreenLink(tokenHash: string): Promise<string | undefined>;
}

export interface StoredWorkshop {
	workshopId: string;
	boardId: string;
	title: string;
	site?: string;
	/** `YYYY-MM-DD` */
	date: string;
	/** `YYYY-MM-DD` */
	deletedOn: string;
	code: StoredCode;
	createdAt: number;
	/** When the board stopped being open, if it did. */
	closedAt?: number;
	/** The board was made from the sample. */
	sample: boolean;
}

export type MemberRole = 'facilitator' | 'lead';

export interface WorkshopStore {
	/** The workshop, its owner as facilitator, its board's first documents: one transaction. */
	create(workshop: StoredWorkshop, ownerAccountId: string, first: BoardCommit): Promise<void>;
	byId(workshopId: string): Promise<StoredWorkshop | undefined>;
	byBoard(boardId: string): Promise<StoredWorkshop | undefined>;
	/** By either keyed hash. */
	byCodeHash(hash: string): Promise<StoredWorkshop | undefined>;
	byTokenHash(hash: string): Promise<StoredWorkshop | undefined>;
	/**
	 * By either keyed hash of a code that was replaced: the last ones are remembered, as long as the
	 * workshop is there.
	 */
	byFormerHash(hash: string): Promise<StoredWorkshop | undefined>;
	ofAccount(accountId: string): Promise<(StoredWorkshop & { role: MemberRole })[]>;
	memberRole(workshopId: string, accountId: string): Promise<MemberRole | undefined>;
	update(
		workshopId: string,
		change: Partial<Pick<StoredWorkshop, 'title' | 'site' | 'date' | 'deletedOn' | 'closedAt'>>
	): Promise<void>;
	/** Those to be deleted on this day (`YYYY-MM-DD`) or before it, oldest first. */
	dueOn(day: string): Promise<StoredWorkshop[]>;
	/** With its board and everything of it. */
	remove(workshopId: string): Promise<void>;
	/** As `remove`, while the board is as it was made and nobody has joined it. False when it is not. */
	removeUntouched(workshopId: string): Promise<boolean>;
}

export interface StoredMember {
	accountId: string;
	email: string;
	role: MemberRole;
	/** Made the workshop. */
	owner: boolean;
}

/** A link that makes somebody a member, by the hash of its token. */
export interface StoredInvitation {
	invitationId: string;
	tokenHash: string;
	workshopId: string;
	role: MemberRole;
	createdAt: number;
	expiresAt: number;
	usedAt?: number;
}

export interface MemberStore {
	/** The owner first, then by e-mail. */
	of(workshopId: string): Promise<StoredMember[]>;
	/** With every link of the workshop that was not used. False, and nothing done, for nobody and for the owner. */
	remove(workshopId: string, accountId: string): Promise<boolean>;
	invite(invitation: Omit<StoredInvitation, 'usedAt'>): Promise<void>;
	/** Used and late ones included. */
	invitation(tokenHash: string): Promise<StoredInvitation | undefined>;
	/** Newest first; used and late ones included. */
	invitationsOf(workshopId: string): Promise<StoredInvitation[]>;
	/** False when there is none that was not used. */
	revoke(workshopId: string, invitationId: string): Promise<boolean>;
	/**
	 * Uses the link up and makes the account a member, both or neither. False when it was used,
	 * revoked or is late. Rejects when the account is a member already.
	 */
	accept(
		invitation: Pick<StoredInvitation, 'tokenHash' | 'workshopId' | 'role'>,
		accountId: string,
		now: number
	): Promise<boolean>;
}

export type AccountRole = 'facilitator' | 'lead' | 'operator';

export interface StoredAccount {
	accountId: string;
	/** Lower case. */
	email: string;
	role: AccountRole;
	/** `scrypt$N$r$p$salt$key`, base64url. */
	passwordHash: string;
	createdAt: number;
}

export interface StoredSession {
	/** SHA-256 of the cookie. */
	idHash: string;
	accountId: string;
	createdAt: number;
	expiresAt: number;
}

export interface AccountStore {
	count(): Promise<number>;
	/** Rejects with `FivewaysError('malformed')` when the e-mail is taken. */
	create(account: StoredAccount): Promise<void>;
	/** As `create`, but only while there is no account: the first-run link. False when there is one. */
	createFirst(account: StoredAccount): Promise<boolean>;
	byId(accountId: string): Promise<StoredAccount | undefined>;
	byEmail(email: string): Promise<StoredAccount | undefined>;
	setPasswordHash(accountId: string, passwordHash: string): Promise<void>;
	saveSession(session: StoredSession): Promise<void>;
	session(idHash: string): Promise<StoredSession | undefined>;
	sessionsOf(accountId: string): Promise<StoredSession[]>;
	extendSession(idHash: string, expiresAt: number): Promise<void>;
	removeSession(idHash: string): Promise<void>;
	removeSessionsOf(accountId: string): Promise<void>;
	removeExpiredSessions(now: number): Promise<void>;
}

/** One thing that was done, for the audit log: no note text, name, code, e-mail or address in it. */
export interface AuditEntry {
	at: number;
	/** `account:<id>`, `seat:<number>` or `command line`. */
	who: string;
	/** What was done, such as `export`. */
	what: string;
	boardId?: string;
	details: Readonly<Record<string, string | number>>;
}

export interface AuditStore {
	/** Adds a row, chained by hash to the row before. Rows are never changed. */
	add(entry: AuditEntry): Promise<void>;
	/** The rows of one board, oldest first. */
	ofBoard(boardId: string): Promise<AuditEntry[]>;
}

/** Which groups of a board are shown as one wherever it leaves the desk. What is joined stays joined. */
export interface PoolStore {
	/** Pools that have a group in common belong together. */
	ofBoard(boardId: string): Promise<Pool[]>;
	/** Rejects when there is no such board. Those that are joined already stay so. */
	join(boardId: string, pools: readonly Pool[]): Promise<void>;
}

export interface RetentionStore {
	/** When boards were last looked through; undefined when they never were. */
	lastRun(): Promise<number | undefined>;
	noteRun(at: number): Promise<void>;
}
