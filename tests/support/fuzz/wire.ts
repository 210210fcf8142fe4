import { EventEmitter } from 'node:events';
import type { SocketLike } from '../../../server/sync/socket-like.ts';

type Down =
	| { kind: 'open' }
	| { kind: 'ping' }
	| { kind: 'frame'; data: Uint8Array; left: () => void }
	| { kind: 'close'; code: number; reason: string };
type Up = { kind: 'frame'; data: Uint8Array } | { kind: 'pong' } | { kind: 'close' };

/** Told of each frame as the server hands it over, and as one arrives there. */
export interface Overheard {
	down: (data: Uint8Array) => void;
	/** `times` says how often it arrives. */
	up: (data: Uint8Array, times: number) => void;
}

/**
 * One connection between a page and a server in the same process. What is said waits on the way,
 * each direction in its order, until the test lets it arrive or cuts the wire.
 */
export class Wire {
	readonly browser: BrowserEnd;
	readonly server: ServerEnd;
	readonly overheard: Overheard;
	readonly #down: Down[] = [];
	readonly #up: Up[] = [];
	isCut = false;

	constructor(overheard: Overheard) {
		this.overheard = overheard;
		this.browser = new BrowserEnd((message) => this.#up.push(message));
		this.server = new ServerEnd(this, (message) => this.#down.push(message));
	}

	/** The server answers the handshake: what it says from here on comes behind that. */
	accept(): void {
		this.#down.push({ kind: 'open' });
	}

	/** Lets so many things arrive in the browser. */
	deliverDown(count = Infinity): void {
		for (let n = 0; n < count && !this.isCut; n++) {
			const message = this.#down.shift();
			if (!message) return;
			if (message.kind === 'frame') message.left();
			if (message.kind === 'close') this.cut(message.code, message.reason);
			else this.browser.take(message);
		}
	}

	/** Lets so many things arrive at the server; `twice` repeats each frame. */
	deliverUp(count = Infinity, twice = false): void {
		for (let n = 0; n < count && !this.isCut; n++) {
			const message = this.#up.shift();
			if (!message) return;
			if (message.kind === 'close') return this.cut();
			if (message.kind === 'pong') this.server.emit('pong');
			else this.#arrive(message.data, twice ? 2 : 1);
		}
	}

	#arrive(data: Uint8Array, times: number): void {
		this.overheard.up(data, times);
		for (let n = 0; n < times; n++) this.server.emit('message', data, true);
	}

	/** The connection ends for both; what was on its way is lost. */
	cut(code = 1006, reason = ''): void {
		if (this.isCut) return;
		this.isCut = true;
		this.browser.end(code, reason);
		this.server.emit('close', code);
	}
}

/** What a page uses as its `WebSocket`. */
export class BrowserEnd {
	readonly CONNECTING = 0;
	readonly OPEN = 1;
	readonly CLOSED = 3;
	readyState = 0;
	binaryType = '';
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	readonly #say: (message: Up) => void;

	constructor(say: (message: Up) => void) {
		this.#say = say;
	}

	send(data: Uint8Array): void {
		if (this.readyState === 1) this.#say({ kind: 'frame', data: data.slice() });
	}

	close(): void {
		this.readyState = 3;
		this.#say({ kind: 'close' });
	}

	take(message: Exclude<Down, { kind: 'close' }>): void {
		if (this.readyState === 3) return;
		if (message.kind === 'open') {
			this.readyState = 1;
			this.onopen?.();
		} else if (message.kind === 'ping') this.#say({ kind: 'pong' });
		else this.onmessage?.({ data: message.data.slice().buffer });
	}

	end(code: number, reason: string): void {
		this.readyState = 3;
		this.onclose?.({ code, reason });
	}
}

/** What the server has of it. */
export class ServerEnd extends EventEmitter implements SocketLike {
	readonly readyState = 1;
	bufferedAmount = 0;
	readonly #wire: Wire;
	readonly #say: (message: Down) => void;

	constructor(wire: Wire, say: (message: Down) => void) {
		super();
		this.#wire = wire;
		this.#say = say;
	}

	send(data: Uint8Array, done?: (error?: Error | null) => void): void {
		this.#wire.overheard.down(data);
		this.bufferedAmount += data.length;
		const left = () => {
			this.bufferedAmount -= data.length;
			done?.();
		};
		this.#say({ kind: 'frame', data, left });
	}

	ping(): void {
		this.#say({ kind: 'ping' });
	}

	close(code: number, reason: string): void {
		this.#say({ kind: 'close', code, reason });
	}

	terminate(): void {
		this.#wire.cut();
	}
}
