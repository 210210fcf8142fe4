import { CloseCode } from '#lib/domain/protocol.ts';
import { limits } from '#lib/domain/limits.ts';
import { heartbeatFrame } from './frames.ts';
import type { SocketLike } from './socket-like.ts';
import { sendTogether } from './together.ts';
import { LARGE, wholeMessage } from './whole-message.ts';

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
		if (this.#hasRoom()) this.#socket.send(frame, ignoreLateError);
	}

	/**
	 * The same for a frame that many are sent: past ws, which would put it together for each. This
	 * needs a ws that keeps nothing back, as one that compresses would.
	 */
	broadcast(frame: Uint8Array): void {
		const { stream, readyState } = this.#socket;
		if (!stream || readyState !== OPEN || frame.length >= LARGE) this.send(frame);
		else if (this.#hasRoom()) stream.write(wholeMessage(frame));
	}

	#hasRoom(): boolean {
		const { stream } = this.#socket;
		const isFirst = stream ? sendTogether(stream) : true;
		if (!isFirst || !this.#isFull) return true;
		this.#tooSlow(CloseCode.tooSlow, 'too slow');
		return false;
	}

	get #isFull(): boolean {
		return this.#socket.bufferedAmount - this.#documentBytes > limits.sendBufferBytes;
	}

	/** A whole document; `left` is called when it is on its way. */
	sendDocument(frame: Uint8Array, left: () => void): void {
		this.#documentBytes += frame.length;
		this.#socket.send(frame, () => {
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
		this.#socket.send(heartbeatFrame, (error) => {
			if (!error) this.#stuckSince = undefined;
		});
	}
}

/** A frame that could not be sent any more is told by the socket's own `close`. */
function ignoreLateError(): void {}
