import type { ActionWithId } from '#lib/domain/action.ts';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { Reply } from '#lib/domain/command.ts';
import type { BoardMeta } from '#lib/domain/document.ts';
import type { Framework } from '#lib/domain/framework.ts';
import type { Group, GroupId } from '#lib/domain/group.ts';
import type { Note, NoteWithId } from '#lib/domain/note.ts';
import type { CloseCode, DocumentName, ServerControl } from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Stage } from '#lib/domain/stage.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { BoardCommit, StoredCode, StoredSeat } from '../storage/port.ts';

/** What the engine is made from; clock and randomness are passed in. */
export interface BoardsOptions {
	storage: import('../storage/port.ts').BoardStore;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Milliseconds that only grow, for rates and the beat. `performance.now` when absent. */
	monotonic?: () => number;
	/** How busy the process is, from 0 to 1: then boards send seldomer. Never when absent. */
	load?: () => number;
	/** A fresh id of 128 random bits, base64url or hex, that sorts by nothing. */
	newId: () => string;
	/** A fresh UUID, for epochs. */
	newEpoch: () => string;
	/** A uniform integer from 0 up to and without `below`, cryptographic: for the shuffle of a reveal. */
	randomBelow: (below: number) => number;
	/** Makes a new join code for `code.rotate`: the clear code for the reply, and what is stored. */
	newCode: () => { code: string; stored: StoredCode };
	/** Makes a new code of a seat for `seat.code`: in clear, what is looked up, and what the stored reply holds. */
	newSeatCode: () => { code: string; hash: string; sealed: string };
	/** The clear code of what was sealed, for a stored reply that is asked for again. */
	openCode: (sealed: string) => string;
	/** Makes a token for `screen.link`: clear for the reply, its keyed hash, and sealed as a code is. */
	newScreenToken: () => { token: string; tokenHash: string; sealed: string };
	/** Told after the commit, for the audit log and for ending sockets and cached credentials. */
	onSeatRemoved?: (boardId: string, seat: number) => void;
	log: {
		error: (details: object, message: string) => void;
		warn: (details: object, message: string) => void;
	};
}

/** All boards of this process: at most one live instance of each. */
export interface Boards {
	/**
	 * The live board, loaded at most once however many ask at the same time.
	 * Rejects with `FivewaysError` `no-board`, or `storage` when it cannot be loaded (never an empty one).
	 */
	open(boardId: string): Promise<Board>;
	/** Boards now in memory. */
	live(): Iterable<Board>;
	/** A board is deleted: what is in memory of it goes, and stores nothing any more. */
	forget(boardId: string): void;
	/** Refuses further commands with `draining`, tells readers `drain`, finishes the queues. */
	drain(retryAfterMs: number): Promise<void>;
}

/** What a new board begins with. */
export interface BoardSeed {
	title: string;
	framework: Framework;
	groups: Group[];
	/** `YYYY-MM-DD` */
	deletedOn: string;
	/** Imported and sample boards begin at `share`, new ones at `arrive`. */
	step: 'arrive' | 'share';
	/** Visible at once. Ids are kept when given. Places are kept when given, else free slots in order. */
	notes?: (Omit<Note, 'p' | 'v'> & { id?: string; p?: Note['p']; v?: number })[];
	clusters?: { id: string; cluster: Omit<Cluster, 'p'> & { p?: Cluster['p'] } }[];
	actions?: ActionWithId[];
	importedDots?: Record<string, number>;
	/** A running order of its own and where it stands, instead of `step`: chosen, or of a board file. */
	stage?: Pick<Stage, 'step' | 'steps' | 'settings' | 'revealed'>;
	/** People per group who were in the room but have no seat (sample and imported boards). */
	people?: Partial<Record<GroupId, number>>;
}
/** `firstCommit(seed, options)` in `server/board/seed.ts` turns a seed into rev 0 of a board. */
export type FirstCommit = (
	seed: BoardSeed,
	tools: Pick<BoardsOptions, 'now' | 'newId' | 'newEpoch'>
) => BoardCommit;

/** What the workshop says and its board repeats. */
export type Description = Pick<BoardMeta, 'title' | 'deletedOn'>;

/** What a new room screen is opened with. */
export interface ScreenKeys {
	/** Of the link, keyed. */
	tokenHash: string;
	/** SHA-256 of the new cookie. */
	credentialHash: string;
}

export interface Board {
	readonly id: string;
	readonly rev: number;
	/** Whether the lock `joining` is set. */
	readonly joiningLocked: boolean;
	/** Whether who joins by code waits to be let in. */
	readonly hasWaitingRoom: boolean;
	/** A seat by number, removed ones included (they have `removed: true`). */
	seat(number: number): Seat | undefined;
	/** Stakeholder seats alive, those that wait to be let in among them. */
	readonly seatCount: number;
	/** What everyone may see, as plain data. Cached until the next change. */
	snapshot(): Snapshot;
	/** Notes that a facilitator hid, as they were, for facilitators alone. */
	hidden(): NoteWithId[];
	/** Groups of people who were taken out: what they wrote may be there still. */
	groupsLeft(): GroupId[];
	/** Groups that may be chosen when joining, `other` included. */
	groups(): Group[];
	/**
	 * Seats a person or member, through the queue, durable when it resolves. Rejects with
	 * `FivewaysError` `unknown-group`, `not-open` when joining is locked, full, or the board is closed,
	 * or `removed`.
	 */
	join(
		person: Pick<
			StoredSeat,
			'role' | 'group' | 'name' | 'shared' | 'credentialHash' | 'pinHash' | 'accountId'
		> & {
			/** Came by the workshop's code or square code: waits where the waiting room is on. */
			byCode?: boolean;
			/** Was removed before: comes in by waiting, or not at all (`removed`). */
			onlyToWait?: boolean;
		}
	): Promise<Seat>;
	/**
	 * A room screen, by the keyed hash of its link's token: through the queue, durable when it
	 * resolves. Rejects with `FivewaysError` `not-open` when the link has ended or too many are open.
	 */
	openScreen(keys: ScreenKeys): Promise<Seat>;
	/**
	 * What the board says of itself, through the queue; everybody there sees it. Durable when it
	 * resolves. Rejects with `FivewaysError` `storage` or `draining`.
	 */
	describe(description: Description): Promise<void>;
	/**
	 * One command, as the text that came or a value already parsed, judged by every gate in order.
	 * Never rejects: every failure is a reply. Resolves after the commit and the broadcast.
	 */
	command(seat: number, input: string | { value: unknown; bytes: number }): Promise<Reply>;
	/** Begins reading: the caller sends `hello` itself from `hello(seat)`. */
	attach(reader: Reader): Attachment;
	hello(seat: number): Extract<ServerControl, { kind: 'hello' }>;
	/**
	 * For polling: the update against a state vector, or the whole state under the present epoch when
	 * `epoch` is another. Undefined when the seat may not read it or nothing is new.
	 */
	since(
		seat: number,
		name: DocumentName,
		have?: { epoch: string; stateVector: Uint8Array }
	): { epoch: string; update: Uint8Array } | undefined;
	/** Tells everybody who has the desk open. */
	tellDesk(message: ServerControl): void;
	/** Resolves at the next change of a document this seat reads, or when `signal` aborts. */
	changed(seat: number, signal: AbortSignal): Promise<void>;
}

/** One open socket (or test) that reads a board. All calls are synchronous and must not throw. */
export interface Reader {
	readonly seat: number;
	/** A merged Yjs v1 update of a document whose SyncStep1 this reader sent. The same bytes object
	 * goes to every reader of the document, so that a frame is encoded once (WeakMap by bytes). */
	update(name: DocumentName, update: Uint8Array): void;
	/** A y-protocols awareness update of others, never of this socket itself. */
	awareness(update: Uint8Array): void;
	control(message: ServerControl): void;
	/** Ends the socket, whatever state it is in. */
	close(code: CloseCode, reason: string): void;
}

export interface Attachment {
	/**
	 * Answers a SyncStep1: the update that the state vector lacks. From here on the document's
	 * updates come to the reader. Undefined when this seat may not read that document.
	 * Only committed state is ever answered, also while a commit is under way.
	 * @throws FivewaysError `malformed` when these bytes are no state vector: abuse
	 */
	sync(name: DocumentName, stateVector: Uint8Array): Uint8Array | undefined;
	/** The present awareness of all others, for frame 3. */
	awareness(): Uint8Array;
	/** The same for a poll: presence of all others as `[random id, presence]`. */
	others(): [string, object][];
	/** Latest presence of this socket; dropped in silence above the rate or in private steps. */
	presence(value: unknown): void;
	detach(): void;
}
