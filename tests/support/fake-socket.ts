import { EventEmitter } from 'node:events';
import type { SocketLike } from '../../server/sync/socket-like.ts';

/** A socket that a test drains by hand, or never. */
export class FakeSocket extends EventEmitter implements SocketLike {
	bufferedAmount = 0;
	readyState = 1;
	readonly sent: Uint8Array[] = [];
	pings = 0;
	closedWith: number | undefined;
	reason = '';
	terminated = false;
	readonly #waiting: (() => void)[] = [];

	send(data: Uint8Array, done?: (error?: Error | null) => void): void {
		this.sent.push(data);
		this.bufferedAmount += data.length;
		this.#waiting.push(() => {
			this.bufferedAmount -= data.length;
			done?.();
		});
	}

	/** Everything handed over leaves now. */
	drain(): void {
		for (const leave of this.#waiting.splice(0)) leave();
	}

	ping(): void {
		this.pings += 1;
	}

	close(code: number, reason: string): void {
		this.closedWith = code;
		this.reason = reason;
	}

	terminate(): void {
		if (this.terminated) return;
		this.terminated = true;
		this.emit('close', 1006);
	}
}
