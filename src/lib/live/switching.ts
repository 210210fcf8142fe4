import type * as Y from 'yjs';
import { reconnectDelay } from './backoff.ts';
import { type PollOptions, PollTransport } from './poll-transport.ts';
import { Transport, type TransportEvents, type TransportOptions } from './transport.ts';

/** So long a socket has to come up before the board is asked for by requests. */
const PATIENCE_MS = 4_000;
/** After a loss a room must not begin to ask in step: up to 2 s later. */
const LOSS_SPREAD = 2;

export interface SwitchingOptions extends Omit<TransportOptions, 'events'> {
	/** Absent where there are no requests to fall back to. */
	polls?: Omit<PollOptions, 'clock' | 'random' | 'events'> | undefined;
	events: TransportEvents & Pick<PollOptions['events'], 'upToDate' | 'others'>;
}

/**
 * The one connection of a board, carried by a socket or, while none comes up, by requests. What one
 * had underway is sent again by the other, with the same cids; so nothing is lost or doubled.
 */
export class Switching {
	readonly #options: SwitchingOptions;
	readonly #socket: Transport;
	readonly #polls: PollTransport | undefined;
	#carrier: 'socket' | 'polls' | undefined;
	/** Nothing has carried yet and not everything was tried: this is connecting, not offline. */
	#isFirstTry = true;
	/** Requests are answered by something else than the server: more is known than that nobody is there. */
	#isNetworkInTheWay = false;
	#stopPatience: (() => void) | undefined;

	constructor(doc: Y.Doc, options: SwitchingOptions) {
		this.#options = options;
		const { clock, random, events, polls } = options;
		this.#socket = new Transport(doc, { ...options, events: this.#socketEvents() });
		if (!polls) return;
		this.#polls = new PollTransport({
			...polls,
			clock,
			random,
			events: { ...events, ...this.#pollEvents() }
		});
	}

	/** Whether changes arrive by requests, every few seconds. */
	get isSlow(): boolean {
		return this.#carrier === 'polls';
	}

	start(): void {
		this.#socket.start();
		this.#pollIn(PATIENCE_MS);
	}

	send(frame: Uint8Array<ArrayBuffer>): boolean {
		return this.isSlow ? (this.#polls?.send(frame) ?? false) : this.#socket.send(frame);
	}

	/** **board** has a fresh replica. @returns whether the connection goes on with it */
	replaceDoc(doc: Y.Doc): boolean {
		this.#socket.replaceDoc(doc);
		if (this.isSlow) return true;
		if (this.#carrier === 'socket') this.#socketLost();
		return false;
	}

	/** The board has arrived. */
	settled(): void {
		this.#socket.settled();
	}

	drain(retryAfterMs: number): void {
		if (this.isSlow) this.#polls?.drain(retryAfterMs);
		else this.#socket.drain(retryAfterMs);
	}

	hint(): void {
		this.#socket.hint();
		this.#polls?.hint();
	}

	stop(): void {
		this.#stopPolling();
		this.#socket.stop();
	}

	#socketEvents(): TransportEvents {
		const { events } = this.#options;
		return {
			...events,
			control: (message) => {
				if (message.kind === 'hello') this.#carriedBySocket();
				events.control(message);
			},
			lost: (turnedAway) => {
				if (this.isSlow) return;
				if (turnedAway) this.#turnedAway();
				else if (this.#isFirstTry && this.#polls) return;
				else if (this.#carrier === 'socket' || !this.#stopPatience) this.#socketLost();
				events.lost(turnedAway ?? (this.#isNetworkInTheWay ? 'network' : undefined));
			},
			ended: (reason, message) => {
				this.stop();
				events.ended(reason, message);
			}
		};
	}

	#pollEvents(): Pick<TransportEvents, 'control' | 'lost' | 'ended'> {
		const { events } = this.#options;
		return {
			control: (message) => {
				if (!this.isSlow) this.#carriedByPolls();
				events.control(message);
			},
			lost: (turnedAway) => {
				this.#isFirstTry = false;
				this.#isNetworkInTheWay = turnedAway === 'network';
				if (this.isSlow) {
					this.#carrier = undefined;
					this.#socket.tryOften();
				}
				events.lost(turnedAway);
			},
			ended: (reason) => {
				this.stop();
				events.ended(reason);
			}
		};
	}

	#carriedBySocket(): void {
		this.#carrier = 'socket';
		this.#isFirstTry = false;
		this.#isNetworkInTheWay = false;
		this.#stopPolling();
		this.#socket.tryOften();
	}

	#carriedByPolls(): void {
		this.#carrier = 'polls';
		this.#isFirstTry = false;
		this.#isNetworkInTheWay = false;
		this.#socket.trySeldom();
	}

	#socketLost(): void {
		this.#carrier = undefined;
		if (this.#polls) this.#pollIn(PATIENCE_MS + reconnectDelay(LOSS_SPREAD, this.#options.random));
	}

	/** Sockets do get through, and the server wants none of this page: requests are no way round that. */
	#turnedAway(): void {
		this.#carrier = undefined;
		this.#isFirstTry = false;
		this.#stopPolling();
	}

	#stopPolling(): void {
		this.#stopPatience?.();
		this.#stopPatience = undefined;
		this.#polls?.stop();
	}

	#pollIn(ms: number): void {
		this.#stopPatience?.();
		this.#stopPatience = this.#options.clock.after(ms, () => this.#polls?.start());
	}
}
