import { limits } from '#lib/domain/limits.ts';
import { CloseCode, TooMany } from '#lib/domain/protocol.ts';
import { controlFrame } from './frames.ts';
import type { SocketLike } from './socket-like.ts';
import { Window } from './window.ts';

const DONE = 1000;

/**
 * For the page that checks a device and its network: whether a frame and a request get through and
 * back. Knows no seat and no board; each socket is over after one answer, or a few seconds.
 */
export class Checks {
	readonly #withinMs: number;
	readonly #clock: () => number;
	readonly #open = new Set<SocketLike>();
	readonly #asks = new Window(limits.checksPerSecond, 1_000);

	constructor(withinMs: number = limits.seatingMs, clock: () => number = () => performance.now()) {
		this.#withinMs = withinMs;
		this.#clock = clock;
	}

	/** Counts one check of either kind; true when there are more than this server gives time to. */
	isTooMany(): boolean {
		return this.#asks.add(this.#clock());
	}

	/** Answers the first frame with the time, and closes. */
	admit(socket: SocketLike): void {
		const timer = setTimeout(() => socket.terminate(), this.#withinMs).unref();
		this.#open.add(socket);
		socket.on('close', () => {
			clearTimeout(timer);
			this.#open.delete(socket);
		});
		socket.on('error', () => socket.terminate());
		if (this.isTooMany() || this.#open.size > limits.checksAtOnce)
			return socket.close(CloseCode.tooMany, TooMany.full);
		let isAnswered = false;
		socket.on('message', (_data, isBinary) => {
			if (isAnswered) return;
			isAnswered = true;
			if (!isBinary) return socket.close(CloseCode.malformed, 'only binary frames');
			socket.send(controlFrame({ kind: 'time', now: Date.now() }));
			socket.close(DONE, 'checked');
		});
	}

	/** The server stops. */
	end(): void {
		for (const socket of this.#open) socket.terminate();
	}
}
