import { createHash } from 'node:crypto';
import type { Attachment, Board, Reader } from '../board/types.ts';
import { limits } from '#lib/domain/limits.ts';
import { CloseCode, type DocumentName, type ServerControl } from '#lib/domain/protocol.ts';
import { seatKey } from './sockets.ts';
import type { SyncTiming } from './timing.ts';
import { Window } from './window.ts';

/** Many times what a browser needs, also with all its tabs; each may cost a look at every document. */
const ASKS_PER_SECOND = 40;
/** A document that a browser leaves out of what it has is handed out at once so often. */
const TIMES_WHOLE = 2;

/**
 * A seat that polls because its network stops sockets, from one session: an account may be signed in
 * on several devices. It reads nothing between two requests, but it is here: it has presence, and ends
 * when its seat or session does.
 */
export class Poller implements Reader {
	readonly seat: number;
	readonly board: Board;
	readonly sessionHash: string | undefined;
	readonly attachment: Attachment;
	readonly #ending = new AbortController();
	#told: ServerControl[] = [];
	/** Documents that held polls left out, by what they were and how often. */
	readonly #handedOut = new Map<DocumentName, { mark: string; times: number }>();
	/** Why it was ended, once it was. */
	endedBy: CloseCode | undefined;
	readonly asks = new Window(ASKS_PER_SECOND, 1_000);
	lastAsked = 0;
	held = 0;

	constructor(board: Board, seat: number, sessionHash: string | undefined) {
		this.board = board;
		this.seat = seat;
		this.sessionHash = sessionHash;
		this.attachment = board.attach(this);
	}

	/** Aborted when nothing more may be answered from here. */
	get ending(): AbortSignal {
		return this.#ending.signal;
	}

	update(): void {}
	awareness(): void {}

	/**
	 * Whether a document is worth an answer before the time of a held poll is over. One that the browser
	 * leaves out again and again is nothing that it waits for: it was handed out whole, and again in
	 * case that answer was lost.
	 * @param whole what it would be handed out as; undefined when the browser said what it has of it
	 */
	isWaitedFor(name: DocumentName, whole: { epoch: string; update: string } | undefined): boolean {
		if (!whole) {
			this.#handedOut.delete(name);
			return true;
		}
		const mark = createHash('sha256').update(whole.epoch).update(whole.update).digest('base64');
		const before = this.#handedOut.get(name);
		const times = before?.mark === mark ? before.times + 1 : 1;
		this.#handedOut.set(name, { mark, times });
		return times <= TIMES_WHOLE;
	}

	/** Kept for the next answer, but for `hello`, with which each of them begins. */
	control(message: ServerControl): void {
		if (message.kind === 'hello') return;
		this.#told = [...this.#told.filter(({ kind }) => kind !== message.kind), message];
	}

	/** What was said since the last answer. */
	takeControls(): ServerControl[] {
		const told = this.#told;
		this.#told = [];
		return told;
	}

	close(code: CloseCode): void {
		if (this.endedBy !== undefined) return;
		this.endedBy = code;
		this.attachment.detach();
		this.#ending.abort();
	}
}

/** All seats of this process that poll. */
export class Pollers {
	readonly #timing: SyncTiming;
	readonly #clock: () => number;
	readonly #pollers = new Map<string, Poller>();
	readonly #sweep: NodeJS.Timeout;

	constructor(timing: SyncTiming, clock: () => number = () => performance.now()) {
		this.#timing = timing;
		this.#clock = clock;
		this.#sweep = setInterval(() => this.#forgetGone(), timing.heartbeatMs).unref();
	}

	/** The poller of a seat and session, here from now until it has not asked for a while. */
	asked(board: Board, seat: number, sessionHash: string | undefined): Poller {
		const key = `${seatKey(board.id, seat)} ${sessionHash ?? ''}`;
		let poller = this.#pollers.get(key);
		if (!poller || poller.endedBy !== undefined || poller.board !== board) {
			poller?.close(CloseCode.draining);
			poller = new Poller(board, seat, sessionHash);
			this.#pollers.set(key, poller);
		}
		poller.lastAsked = this.#clock();
		return poller;
	}

	/** Whether this seat asks more often than any browser would. */
	isTooFast(poller: Poller): boolean {
		return poller.asks.add(this.#clock());
	}

	/** Waits for a change of what the seat reads: until then, or the end of its time, or its own. */
	async hold(poller: Poller, gone: AbortSignal): Promise<void> {
		if (this.#heldBy(poller) >= limits.socketsPerSeat) return;
		poller.held += 1;
		const over = AbortSignal.timeout(this.#timing.pollHoldMs);
		try {
			await poller.board.changed(poller.seat, AbortSignal.any([gone, over, poller.ending]));
		} finally {
			poller.held -= 1;
			poller.lastAsked = this.#clock();
		}
	}

	/** Requests held now. */
	get held(): number {
		return this.#pollers.values().reduce((held, poller) => held + poller.held, 0);
	}

	/** Requests held now by the same seat, in whatever session. */
	#heldBy({ board, seat }: Poller): number {
		return this.#pollers
			.values()
			.filter((each) => each.board === board && each.seat === seat)
			.reduce((held, each) => held + each.held, 0);
	}

	endSession(hash: string): void {
		this.#endWhere((poller) => poller.sessionHash === hash, CloseCode.signIn);
	}

	endSeat(boardId: string, seat: number): void {
		const of = (poller: Poller) => poller.board.id === boardId && poller.seat === seat;
		this.#endWhere(of, CloseCode.removed);
	}

	endBoard(boardId: string, code: CloseCode): void {
		this.#endWhere((poller) => poller.board.id === boardId, code);
	}

	/** Answers what is held, and forgets everyone. */
	end(): void {
		clearInterval(this.#sweep);
		this.#endWhere(() => true, CloseCode.draining);
	}

	#forgetGone(): void {
		const now = this.#clock();
		const isGone = ({ held, lastAsked }: Poller) =>
			held === 0 && now - lastAsked >= this.#timing.pollerGoneMs;
		this.#endWhere(isGone, CloseCode.draining);
	}

	#endWhere(which: (poller: Poller) => boolean, code: CloseCode): void {
		for (const [key, poller] of this.#pollers) {
			if (!which(poller)) continue;
			this.#pollers.delete(key);
			poller.close(code);
		}
	}
}
