import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { type DocumentName, Frame, PROTOCOL_VERSION } from '../domain/protocol.ts';
import { drainDelay, reconnectDelay } from './backoff.ts';
import type { Clock } from './clock.ts';
import { CommandPosts } from './command-posts.ts';
import { type PollAnswer, readPollAnswer } from './poll-answer.ts';
import { PollPace } from './poll-pace.ts';
import { type Answer, type PollRequest, postJson } from './poll-request.ts';
import type { TransportEvents } from './transport.ts';

/** The server holds a request for 20 s; then the answer has to travel. */
const HELD_MS = 25_000;
const SHORT_MS = 8_000;

/** What this page has of a document; `sv` is its state vector in base64. */
export type Have = Partial<Record<DocumentName, { epoch: string; sv: string }>>;

export interface PollOptions {
	/** `http(s)://host/api/boards/<id>` */
	address: string;
	/** What else each address says, from the `?` on; nothing secret. */
	query?: string | undefined;
	fetch: typeof fetch;
	clock: Clock;
	random: () => number;
	/** Whether nobody looks at the page. */
	isHidden: () => boolean;
	have: () => Have;
	/** The seat of a shared device that this page is. */
	as?: number | undefined;
	events: Pick<TransportEvents, 'control' | 'reply' | 'document' | 'lost' | 'ended'> & {
		/** All that was done before this moment is in the documents. */
		upToDate(at: number): void;
		/** Everybody else who is here. */
		others(presence: PollAnswer['presence']): void;
	};
}

/** The board by ordinary requests, for networks that stop sockets: frames in, requests out. */
export class PollTransport {
	readonly #options: PollOptions;
	readonly #posts: CommandPosts;
	readonly #pace: PollPace;
	#running = false;
	#attempt = 0;
	/** Who this page is, as last told; undefined while the server has not answered. */
	#hello: string | undefined;
	#presence: unknown;
	#asking: { request: PollRequest; held: boolean } | undefined;
	#stopNext: (() => void) | undefined;

	constructor(options: PollOptions) {
		this.#options = options;
		const { clock, random, isHidden, events, as } = options;
		this.#pace = new PollPace({ clock, random, isHidden });
		this.#posts = new CommandPosts({
			clock,
			random,
			...(as === undefined ? {} : { as: `"as":{"seat":${as}},` }),
			post: (body, withinMs) => this.#post('commands', body, withinMs),
			replies: (replies) => {
				for (const reply of replies) events.reply(reply);
				if (!this.#asking) this.#askNow();
			},
			failed: (answer) => this.#failed(answer)
		});
	}

	start(): void {
		if (this.#running) return;
		this.#running = true;
		this.#askNow();
	}

	/** Takes a frame as a socket would, once the server has answered. */
	send(frame: Uint8Array): boolean {
		if (this.#hello === undefined) return false;
		const decoder = createDecoder(frame);
		switch (readVarUint(decoder)) {
			case Frame.command:
				this.#pace.active();
				this.#posts.add(readVarString(decoder));
				break;
			case Frame.presence:
				this.#presence = JSON.parse(readVarString(decoder));
				break;
			default:
				this.#askNow();
		}
		return true;
	}

	/** The server is about to restart and asks for this much time. */
	drain(retryAfterMs: number): void {
		this.#pace.rest(drainDelay(retryAfterMs, this.#options.random));
	}

	/** The page is seen again, or the device says that the network came or went. */
	hint(): void {
		if (!this.#running) return;
		this.#pace.active();
		this.#askNow();
	}

	stop(): void {
		this.#running = false;
		this.#hello = undefined;
		this.#stopNext?.();
		this.#stopNext = undefined;
		this.#asking?.request.stop();
		this.#asking = undefined;
		this.#posts.stop();
	}

	/** Asks for all that is new by a short request, unless one is on its way. */
	#askNow(): void {
		if (this.#asking && !this.#asking.held) return;
		this.#asking?.request.stop();
		this.#asking = undefined;
		this.#askIn(this.#pace.owed, false);
	}

	#askIn(ms: number, held: boolean): void {
		this.#stopNext?.();
		this.#stopNext = this.#options.clock.after(ms, () => this.#ask(held));
	}

	#ask(held: boolean): void {
		this.#stopNext = undefined;
		const { clock, have, as } = this.#options;
		const presence = this.#presence === undefined ? {} : { presence: this.#presence };
		this.#presence = undefined;
		const who = as === undefined ? {} : { as: { seat: as } };
		const asked = { v: PROTOCOL_VERSION, have: have(), ...who, ...presence, wait: held };
		const body = JSON.stringify(asked);
		const asking = { request: this.#post('poll', body, held ? HELD_MS : SHORT_MS), held };
		const askedAt = clock.now();
		this.#asking = asking;
		void asking.request.answer.then((answer) => {
			if (this.#asking !== asking) return;
			this.#asking = undefined;
			this.#answered(answer, held, askedAt);
		});
	}

	#post(path: string, body: string, withinMs: number): PollRequest {
		const { fetch, clock, address, query = '' } = this.#options;
		return postJson({ fetch, clock, address: `${address}/${path}${query}`, body, withinMs });
	}

	#answered(answer: Answer, held: boolean, askedAt: number): void {
		if (answer.kind === 'ok') {
			const read = readPollAnswer(answer.body);
			if (!read) return this.#failed({ kind: 'stranger' });
			this.#pace.answered(read.docs.length > 0);
			this.#take(read, askedAt);
		} else if (answer.kind === 'busy') {
			this.#pace.rest(answer.afterMs * (1 + this.#options.random()));
		} else if (answer.kind === 'lost' && held) {
			// Cut by a box that lets nobody wait, or the network is gone: a short one will tell.
			this.#pace.heldWasCut();
			return this.#askNow();
		} else return this.#failed(answer);
		if (!this.#running) return;
		const mayHold = this.#hello !== undefined && this.#pace.mayHold;
		this.#askIn(this.#pace.next(), mayHold);
	}

	#take({ hello, control, docs, presence }: PollAnswer, askedAt: number): void {
		const { events } = this.#options;
		const { v, seat, role, desk, waiting } = hello;
		const who = JSON.stringify([v, seat, role, desk !== undefined, waiting]);
		const isNew = who !== this.#hello;
		this.#hello = who;
		this.#attempt = 0;
		events.control(isNew ? hello : { kind: 'time', now: hello.now });
		for (const message of control) events.control(message);
		for (const { name, epoch, update } of docs) {
			if (!this.#running) return;
			events.control({ kind: 'epoch', doc: name, epoch });
			events.document(name, update, false);
		}
		if (!this.#running) return;
		events.upToDate(askedAt);
		events.others(presence);
	}

	#failed(answer: Answer): void {
		const { events, random } = this.#options;
		this.stop();
		if (answer.kind === 'ended') return events.ended(answer.reason);
		this.#running = true;
		this.#pace.lost();
		this.#askIn(reconnectDelay(this.#attempt++, random), false);
		events.lost(answer.kind === 'stranger' ? 'network' : undefined);
	}
}
