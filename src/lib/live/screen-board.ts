import { toBase64 } from 'lib0/buffer';
import type { Cluster } from '../domain/cluster.ts';
import { PROTOCOL_VERSION, type ServerControl } from '../domain/protocol.ts';
import { AS_SCREEN } from '../domain/room-screen.ts';
import { type OrderedQuestion, readingOrder } from '../domain/reading-order.ts';
import { BoardReplica } from './board-replica.ts';
import { type Clock, deviceClock } from './clock.ts';
import type { ClosedReason } from './close-reason.ts';
import { documentRequest } from './frames.ts';
import { isConnected, type Link, type LinkEvent, nextLink, statusOf } from './status.ts';
import { pageSocketUrl } from './page-socket-url.ts';
import { Switching } from './switching.ts';
import { Topic } from './topic.ts';
import type { Status } from './types.ts';

/** Coming back may take this long before it is said. */
const OVERDUE_MS = 2_000;
/** The server answers one request for a document every 2 s. */
const ASK_AGAIN_MS = 2_000;

export type PerQuestion = Extract<ServerControl, { kind: 'counts' }>['perQuestion'];

export interface ScreenBoardOptions {
	boardId: string;
	/** The code to join is another one now. */
	codeChanged: () => void;
	/** The server does not understand this page any more, or says that it needs a fresh start. */
	stale?: () => void;
	/** `ws(s)://host/sync/boards`; this page's own server when absent. */
	socketUrl?: string;
	/** `http(s)://host/api/boards` */
	requestUrl?: string;
	clock?: Clock;
	random?: () => number;
	fetch?: typeof fetch;
	WebSocket?: typeof WebSocket;
}

/**
 * A board as a room screen has it: **board** and the counts, read alone. It sends nothing, keeps
 * nothing on the device, and goes on by itself after a loss.
 */
export class ScreenBoard {
	readonly #options: ScreenBoardOptions;
	readonly #clock: Clock;
	readonly #topic: Topic;
	readonly #replica: BoardReplica;
	#transport: Switching | undefined;
	#link: Link = { state: 'starting' };
	#stopOverdue: (() => void) | undefined;
	#isAsking = false;
	#counts: PerQuestion = {};
	#clockOffset = 0;
	#ordered: OrderedQuestion[] | undefined;

	constructor(options: ScreenBoardOptions) {
		this.#options = options;
		this.#clock = options.clock ?? deviceClock;
		const topic = new Topic((run) => this.#clock.atFrame(run));
		const changed = () => {
			this.#ordered = undefined;
			topic.changedRemotely();
		};
		this.#topic = topic;
		this.#replica = new BoardReplica({
			notes: changed,
			clusters: changed,
			actions: changed,
			stage: changed
		});
	}

	get status(): Status {
		this.#topic.read();
		return statusOf(this.#link, 0);
	}

	/** Undefined until the board is here. */
	get meta() {
		this.#topic.read();
		return this.#replica.meta;
	}

	get stage() {
		this.#topic.read();
		return this.#replica.stage;
	}

	/** Visible notes and clusters in reading order. */
	get questions(): OrderedQuestion[] {
		this.#topic.read();
		this.#ordered ??= readingOrder(
			[...this.#replica.notes].map(([id, note]) => ({ ...note, id })),
			this.#replica.clusters
		);
		return this.#ordered;
	}

	get clusters(): ReadonlyMap<string, Cluster> {
		this.#topic.read();
		return this.#replica.clusters;
	}

	/** Notes by question, private ones included: how many, as last told. */
	get counts(): PerQuestion {
		this.#topic.read();
		return this.#counts;
	}

	/** Now, by the server's clock. */
	get now(): number {
		return this.#clock.now() + this.#clockOffset;
	}

	/** Begins to talk to the server. Called in a browser alone. */
	connect(): void {
		const { boardId, requestUrl = '/api/boards', random = Math.random } = this.#options;
		this.#transport = new Switching(this.#replica.doc, {
			url: this.#options.socketUrl ?? pageSocketUrl(window.location),
			boardId,
			as: AS_SCREEN.as,
			clock: this.#clock,
			random,
			WebSocket: this.#options.WebSocket,
			polls: {
				address: `${requestUrl}/${boardId}`,
				query: `?as=${AS_SCREEN.as}`,
				fetch: this.#options.fetch ?? window.fetch.bind(window),
				// Nobody has it in hand, and all look at it.
				isHidden: () => false,
				have: () => this.#have()
			},
			events: {
				control: (message) => this.#control(message),
				reply: () => undefined,
				document: (name, update, complete) => {
					if (name === 'board') this.#receive(update, complete);
				},
				presence: () => undefined,
				others: () => undefined,
				upToDate: () => undefined,
				lost: (turnedAway) => this.#move({ type: 'lost', ...(turnedAway ? { turnedAway } : {}) }),
				ended: (reason) => this.#ended(reason)
			}
		});
		this.#transport.start();
	}

	/** The device says that its network or the page's visibility changed. */
	hint(): void {
		this.#transport?.hint();
	}

	close(): void {
		this.#transport?.stop();
		this.#transport = undefined;
		this.#stopOverdue?.();
	}

	#control(message: ServerControl): void {
		switch (message.kind) {
			case 'hello':
				return this.#hello(message);
			case 'epoch':
				if (message.doc === 'board' && this.#replica.adopt(message.epoch)) this.#restart();
				return;
			case 'drain':
				return this.#transport?.drain(message.retryAfterMs);
			case 'time':
				return this.#setClock(message.now);
			case 'counts':
				this.#counts = message.perQuestion;
				return this.#topic.changedRemotely();
			case 'code':
				return this.#options.codeChanged();
			case 'wrong-codes':
				// For desks alone.
				return;
		}
	}

	#ended(reason: ClosedReason): void {
		this.#move({ type: 'ended', reason });
		if (reason === 'too-old' || reason === 'reload') this.#options.stale?.();
	}

	#hello(hello: Extract<ServerControl, { kind: 'hello' }>): void {
		if (hello.v !== PROTOCOL_VERSION) return this.#ended('too-old');
		this.#setClock(hello.now);
		// The provider has already asked with the former history: its answer must not be taken.
		if (this.#replica.adopt(hello.board.epoch) && !this.#restart()) return;
		this.#move({ type: 'hello', slow: this.#transport?.isSlow ?? false });
	}

	/** The replica begins anew. @returns whether the connection goes on with it */
	#restart(): boolean {
		const goesOn = this.#transport?.replaceDoc(this.#replica.doc) ?? false;
		if (!goesOn && isConnected(this.#link)) this.#move({ type: 'lost' });
		return goesOn;
	}

	#receive(update: Uint8Array, complete: boolean): void {
		const taken = this.#replica.receive(update);
		if (complete) this.#transport?.settled();
		if (taken === 'gap') this.#askLater();
		if (taken !== 'broken') return;
		this.#replica.drop();
		this.#restart();
	}

	#askLater(): void {
		if (this.#isAsking) return;
		this.#isAsking = true;
		this.#clock.after(ASK_AGAIN_MS, () => {
			this.#isAsking = false;
			this.#transport?.send(documentRequest('board', this.#replica.doc));
		});
	}

	#have() {
		const { have } = this.#replica;
		return have ? { board: { epoch: have.epoch, sv: toBase64(have.stateVector) } } : {};
	}

	#move(event: LinkEvent): void {
		this.#link = nextLink(this.#link, event);
		this.#stopOverdue?.();
		if (this.#link.state === 'resuming')
			this.#stopOverdue = this.#clock.after(OVERDUE_MS, () => this.#move({ type: 'overdue' }));
		this.#topic.changedRemotely();
	}

	#setClock(now: number): void {
		this.#clockOffset = now - this.#clock.now();
		this.#topic.changedRemotely();
	}
}
