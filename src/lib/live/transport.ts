import type * as decoding from 'lib0/decoding';
import { readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { Reply } from '../domain/command.ts';
import {
	type DocumentName,
	Frame,
	PROTOCOL_VERSION,
	type ServerControl
} from '../domain/protocol.ts';
import type { AS_SCREEN } from '../domain/room-screen.ts';
import { drainDelay, reconnectDelay, seldomDelay } from './backoff.ts';
import type { Clock } from './clock.ts';
import {
	asksForDistance,
	closedReason,
	type ClosedReason,
	removalMessage,
	turnedAwayReason,
	type TurnedAwayReason
} from './close-reason.ts';
import { emptyFrame, readJson, readSync } from './frames.ts';

/** The server sends something every 10 s at least; a socket this long silent is dead, whatever it says. */
const SILENT_MS = 12_000;
/** So long a connection that may be dead has to answer a question. */
const PROBE_MS = 2_000;
/** Exponent from which a reader that was too slow, or one too many, begins to wait. */
const DISTANT_ATTEMPT = 3;

export interface TransportEvents {
	control(message: ServerControl): void;
	reply(reply: Reply): void;
	/** `complete` says that this answered our request: the replica is up to date. */
	document(name: DocumentName, update: Uint8Array, complete: boolean): void;
	presence(update: Uint8Array): void;
	/** A connection, or an attempt at one, has ended; another follows by itself. */
	lost(turnedAway?: TurnedAwayReason): void;
	/** The connection has ended for good. `message` are the facilitator's words to who is removed. */
	ended(reason: ClosedReason, message?: string): void;
}

export interface TransportOptions {
	/** `ws(s)://host/sync/boards`, the board's id is added. */
	url: string;
	boardId: string;
	clock: Clock;
	random: () => number;
	events: TransportEvents;
	/** The seat of a shared device that this page is. */
	as?: number | typeof AS_SCREEN.as | undefined;
	WebSocket?: typeof WebSocket | undefined;
}

/**
 * The provider as a carrier of frames alone. A browser writes no Yjs and announces itself to nobody,
 * so what would send updates and awareness is taken off.
 */
class Carrier extends WebsocketProvider {
	constructor(doc: Y.Doc, { url, boardId, as, WebSocket }: TransportOptions) {
		const awareness = new Awareness(doc);
		awareness.setLocalState(null);
		super(url, boardId, doc, {
			connect: false,
			// So that a server that has moved on can say so, instead of being misunderstood.
			params: { v: String(PROTOCOL_VERSION), ...(as === undefined ? {} : { as: String(as) }) },
			// Two tabs of one browser would share what the server gave to only one of them.
			disableBc: true,
			awareness,
			...(WebSocket ? { WebSocketPolyfill: WebSocket } : {})
		});
		doc.off('update', this._updateHandler);
		awareness.off('update', this._awarenessUpdateHandler);
	}

	/** Even with `disableBc` the provider would say goodbye by an awareness frame. */
	override disconnectBc(): void {}

	override destroy(): void {
		super.destroy();
		this.awareness.destroy();
	}
}

/** One socket after the other to a board: frames in, frames out, reconnecting with full jitter. */
export class Transport {
	readonly #options: TransportOptions;
	#carrier: Carrier;
	#attempt = 0;
	#drainMs: number | undefined;
	#heardAt = 0;
	/** What the server said last, before it closed. */
	#denied: string | undefined;
	#stopped = false;
	#isSeldom = false;
	#stopWatch: (() => void) | undefined;
	#stopRetry: (() => void) | undefined;
	#stopProbe: (() => void) | undefined;

	constructor(doc: Y.Doc, options: TransportOptions) {
		this.#options = options;
		this.#carrier = this.#carry(doc);
	}

	start(): void {
		this.#connect();
	}

	/** Sends if the socket is open. What is not sent is not kept: that is the outbox's work. */
	send(frame: Uint8Array<ArrayBuffer>): boolean {
		const socket = this.#carrier.ws;
		if (!socket || socket.readyState !== socket.OPEN) return false;
		socket.send(frame);
		return true;
	}

	/** A fresh replica of **board** needs a fresh socket: the present one was asked for the other. */
	replaceDoc(doc: Y.Doc): void {
		const former = this.#carrier;
		this.#carrier = this.#carry(doc);
		former.destroy();
		if (!this.#stopped) this.#connectIn(this.#retryDelay());
	}

	/** Something else carries the board meanwhile: once more soon, then every minute or so. */
	trySeldom(): void {
		this.#isSeldom = true;
		this.#tryAgainSoon();
	}

	/** Nothing else carries the board. */
	tryOften(): void {
		if (!this.#isSeldom) return;
		this.#isSeldom = false;
		this.#tryAgainSoon();
	}

	/** The board has arrived, so this connection did useful work: the next loss begins anew. */
	settled(): void {
		this.#attempt = 0;
	}

	/** The server is about to restart and asks for this much time. */
	drain(retryAfterMs: number): void {
		this.#drainMs = retryAfterMs;
	}

	/** The device says that the network came or went, or that the page is seen again: only hints. */
	hint(): void {
		if (this.#stopped) return;
		if (this.#stopRetry) return this.#tryAgainSoon();
		// After a sleep the line has been silent for long: there is nothing left to ask.
		this.#watch();
		if (this.#stopRetry) return;
		const asked = this.#options.clock.now();
		this.send(emptyFrame(Frame.queryAwareness));
		this.#stopProbe?.();
		this.#stopProbe = this.#options.clock.after(PROBE_MS, () => {
			if (this.#heardAt < asked) this.#carrier.disconnect();
		});
	}

	stop(): void {
		this.#stopped = true;
		this.#stopTimers();
		this.#carrier.destroy();
	}

	#carry(doc: Y.Doc): Carrier {
		const { events } = this.#options;
		const carrier = new Carrier(doc, this.#options);
		const on = (frame: number, read: (decoder: decoding.Decoder) => void) => {
			carrier.messageHandlers[frame] = (_encoder, decoder, from) => {
				if (from !== this.#carrier) return;
				this.#heardAt = this.#options.clock.now();
				read(decoder);
			};
		};
		const sync = (name: DocumentName, decoder: decoding.Decoder) => {
			const message = readSync(decoder);
			if (message) events.document(name, message.update, message.complete);
		};
		on(Frame.sync, (decoder) => sync('board', decoder));
		on(Frame.awareness, (decoder) => events.presence(readVarUint8Array(decoder)));
		on(Frame.denied, (decoder) => {
			readVarUint(decoder);
			this.#denied = readVarString(decoder);
		});
		on(Frame.reply, (decoder) => events.reply(readJson(decoder)));
		on(Frame.document, (decoder) => sync(readVarString(decoder) as DocumentName, decoder));
		on(Frame.control, (decoder) => events.control(readJson(decoder)));
		on(Frame.heartbeat, () => {});
		carrier.on('connection-close', (event) => {
			if (carrier === this.#carrier) this.#lost(event?.code, event?.reason);
		});
		return carrier;
	}

	#connect(): void {
		this.#denied = undefined;
		this.#heardAt = this.#options.clock.now();
		this.#watch();
		this.#carrier.connect();
	}

	#connectIn(ms: number): void {
		this.#stopTimers();
		this.#stopRetry = this.#options.clock.after(ms, () => {
			this.#stopRetry = undefined;
			this.#connect();
		});
	}

	#retryDelay(): number {
		const { random } = this.#options;
		return this.#isSeldom ? seldomDelay(random) : reconnectDelay(this.#attempt++, random);
	}

	#tryAgainSoon(): void {
		if (this.#stopRetry) this.#connectIn(reconnectDelay(0, this.#options.random));
	}

	#lost(code: number | undefined, said?: string): void {
		if (this.#stopped) return;
		// The provider has a backoff of its own, without jitter: it finds that nothing is to be done.
		this.#carrier.shouldConnect = false;
		const reason = closedReason(code, said);
		if (reason) {
			this.#stopped = true;
			this.#stopTimers();
			// Not now: the provider is still in the midst of closing.
			this.#options.clock.after(0, () => this.#carrier.destroy());
			// Whole, where the reason of a close frame had to be cut.
			this.#options.events.ended(reason, removalMessage(code, this.#denied ?? said));
			return;
		}
		if (asksForDistance(code)) this.#attempt = Math.max(this.#attempt, DISTANT_ATTEMPT);
		const wait =
			this.#drainMs === undefined
				? this.#retryDelay()
				: drainDelay(this.#drainMs, this.#options.random);
		this.#drainMs = undefined;
		this.#connectIn(wait);
		this.#options.events.lost(turnedAwayReason(code, said));
	}

	/** Looks at the time of the last frame, also of a handshake that never ends. */
	#watch(): void {
		this.#stopWatch?.();
		const { clock } = this.#options;
		const left = this.#heardAt + SILENT_MS - clock.now();
		if (left <= 0) this.#carrier.disconnect();
		else this.#stopWatch = clock.after(left, () => this.#watch());
	}

	#stopTimers(): void {
		this.#stopWatch?.();
		this.#stopRetry?.();
		this.#stopProbe?.();
		this.#stopWatch = this.#stopRetry = this.#stopProbe = undefined;
	}
}
