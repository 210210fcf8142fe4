import { CloseCode } from '#lib/domain/protocol.ts';
import { limits } from '#lib/domain/limits.ts';
import { heartbeatFrame } from './frames.ts';
import type { SocketLike } from './socket-like.ts';
import { asOne, letGoTogether } from './together.ts';
import { LARGE, message, sharedMessage } from './whole-message.ts';

/** What `readyState` is while frames may still be sent. */
const OPEN = 1;

/**
 * What leaves on one socket. A reader who does not read costs our memory, so whoever lets too much
 * pile up, or drains nothing for too long, is let go. A whole document may be larger than that
 * limit by itself: it counts apart, and a reader has at most one of each under way.
 */
export class Outlet {
	readonly #socket: SocketLike;
	readonly #tooSlow: (code: CloseCode, reason: string) => void;
	/** Messages of this turn of the loop, in order. */
	#held: Buffer[] = [];
	#isFirst = true;
	#documentBytes = 0;
	/** Since when a heartbeat has not left; undefined when the last one did. */
	#stuckSince: number | undefined;

	constructor(socket: SocketLike, tooSlow: (code: CloseCode, reason: string) => void) {
		this.#socket = socket;
		this.#tooSlow = tooSlow;
	}

	/**
	 * Sends a frame, unless too much of earlier turns waits still: what is sent in one turn may be
	 * large (all notes of a reveal) and is nobody's fault.
	 */
	send(frame: Uint8Array): void {
		this.#send(frame, message);
	}

	/** The same for a frame that many are sent, which is put together once for all. */
	broadcast(frame: Uint8Array): void {
		this.#send(frame, sharedMessage);
	}

	/** The turn of the loop is over: what was held back leaves. */
	letGo(): void {
		this.#isFirst = true;
		this.#flush();
	}

	/** Ends the socket, after what is held back. */
	close(code: number, reason: string): void {
		this.#flush();
		this.#socket.close(code, reason);
	}

	/**
	 * Small frames go past ws, which would write each by itself, as their head and the rest. This
	 * needs a ws that keeps nothing back, as one that compresses would.
	 */
	#send(frame: Uint8Array, whole: (frame: Uint8Array) => Buffer): void {
		if (!this.#hasRoom()) return;
		const { stream, readyState } = this.#socket;
		if (stream && readyState === OPEN && frame.length < LARGE) this.#held.push(whole(frame));
		else this.#past(frame, ignoreLateError);
	}

	#flush(): void {
		if (this.#held.length === 0) return;
		const held = this.#held;
		this.#held = [];
		if (this.#socket.readyState === OPEN) this.#socket.stream?.write(asOne(held));
	}

	#hasRoom(): boolean {
		if (!this.#isFirst) return true;
		if (this.#isFull) {
			this.#tooSlow(CloseCode.tooSlow, 'too slow');
			return false;
		}
		if (this.#socket.stream) {
			this.#isFirst = false;
			letGoTogether(this);
		}
		return true;
	}

	get #isFull(): boolean {
		return this.#socket.bufferedAmount - this.#documentBytes > limits.sendBufferBytes;
	}

	/** Through ws, after what is held back. */
	#past(frame: Uint8Array, done: (error?: Error | null) => void): void {
		this.#flush();
		this.#socket.send(frame, done);
	}

	/** A whole document; `left` is called when it is on its way. */
	sendDocument(frame: Uint8Array, left: () => void): void {
		this.#documentBytes += frame.length;
		this.#past(frame, () => {
			this.#documentBytes -= frame.length;
			left();
		});
	}

	/** Whether the latest heartbeats are still here. */
	get isStuck(): boolean {
		return this.#stuckSince !== undefined;
	}

	/** Sends a heartbeat, and lets go whoever has not taken one for `deadAfterMs`. */
	heartbeat(now: number, deadAfterMs: number): void {
		const isStuck = this.#stuckSince !== undefined && now - this.#stuckSince >= deadAfterMs;
		if (isStuck || this.#isFull) {
			this.#tooSlow(CloseCode.tooSlow, 'too slow');
			return;
		}
		this.#stuckSince ??= now;
		this.#past(heartbeatFrame, (error) => {
			if (!error) this.#stuckSince = undefined;
		});
	}
}

/** A frame that could not be sent any more is told by the socket's own `close`. */
function ignoreLateError(): void {}
