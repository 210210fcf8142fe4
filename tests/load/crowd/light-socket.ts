import { connect, type Socket } from 'node:net';

export interface Door {
	port: number;
	path: string;
	headers: Record<string, string>;
}

export interface SocketEvents {
	open(): void;
	/** One whole message. The bytes are used again afterwards: copy what is kept. */
	message(payload: Buffer): void;
	/** The close code, 1006 when there was none, or the HTTP status when it was not upgraded. */
	closed(code: number): void;
}

const Opcode = { continuation: 0, close: 8, ping: 9, pong: 10 } as const;

/** Sockets of a process read one after the other, so that they share one buffer. */
const shared = Buffer.allocUnsafe(256 * 1024);

/**
 * A WebSocket client that does as little as it can, so that a thousand of them cost less than the
 * server they measure: it reads into one buffer and masks with zeros, which changes nothing.
 */
export class LightSocket {
	/** Bytes that came, HTTP and headers of frames included. */
	bytes = 0;
	readonly #socket: Socket;
	readonly #events: SocketEvents;
	#upgraded = false;
	#code = 1006;
	/** Bytes that do not hold a whole header yet. */
	#rest: Buffer | undefined;
	/** A message that is longer than what came so far. */
	#long: { opcode: number; bytes: Buffer; filled: number } | undefined;

	constructor({ port, path, headers }: Door, events: SocketEvents) {
		this.#events = events;
		const read = (length: number) => {
			this.bytes += length;
			this.#read(shared.subarray(0, length));
			return true;
		};
		this.#socket = connect({
			host: '127.0.0.1',
			port,
			noDelay: true,
			onread: { buffer: shared, callback: read }
		});
		this.#socket.write(request(port, path, headers));
		this.#socket.on('error', () => this.#socket.destroy());
		this.#socket.on('close', () => events.closed(this.#code));
	}

	send(payload: Uint8Array): void {
		this.raw(Buffer.concat([header(0x82, payload.length), payload]));
	}

	/** Bytes as they are, for frames that no client should send. */
	raw(bytes: Uint8Array): void {
		if (this.#socket.writable) this.#socket.write(bytes);
	}

	/** Reads nothing any more, and stays. */
	stall(): void {
		this.#socket.pause();
	}

	/** Cut off, as when a network goes away. */
	end(): void {
		this.#socket.destroy();
	}

	#read(chunk: Buffer): void {
		const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
		this.#rest = undefined;
		let at = this.#upgraded ? 0 : this.#handshake(bytes);
		while (at < bytes.length && !this.#socket.destroyed) {
			const next = this.#long ? this.#fill(bytes, at) : this.#frame(bytes, at);
			if (next === undefined) {
				this.#rest = Buffer.from(bytes.subarray(at));
				return;
			}
			at = next;
		}
	}

	/** @returns where the first frame begins */
	#handshake(bytes: Buffer): number {
		const end = bytes.indexOf('\r\n\r\n');
		if (end === -1) {
			this.#rest = Buffer.from(bytes);
			return bytes.length;
		}
		const status = Number(bytes.toString('latin1', 9, 12));
		if (status !== 101) {
			this.#code = status;
			this.end();
			return bytes.length;
		}
		this.#upgraded = true;
		this.#events.open();
		return end + 4;
	}

	/** @returns where the next frame begins, or undefined while the header is not whole */
	#frame(bytes: Buffer, at: number): number | undefined {
		const [first = 0, second = 0] = bytes.subarray(at, at + 2);
		const extra = second === 126 ? 2 : second === 127 ? 8 : 0;
		const start = at + 2 + extra;
		if (bytes.length < start) return undefined;
		const length =
			extra === 0
				? second
				: extra === 2
					? bytes.readUInt16BE(at + 2)
					: Number(bytes.readBigUInt64BE(at + 2));
		const opcode = first & 0x0f;
		if (bytes.length < start + length) {
			this.#long = { opcode, bytes: Buffer.allocUnsafe(length), filled: 0 };
			return start;
		}
		this.#take(opcode, bytes.subarray(start, start + length));
		return start + length;
	}

	#fill(bytes: Buffer, at: number): number {
		const long = this.#long;
		if (!long) return at;
		const copied = bytes.copy(long.bytes, long.filled, at);
		long.filled += copied;
		if (long.filled === long.bytes.length) {
			this.#long = undefined;
			this.#take(long.opcode, long.bytes);
		}
		return at + copied;
	}

	#take(opcode: number, payload: Buffer): void {
		switch (opcode) {
			case Opcode.close:
				this.#code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
				this.raw(Buffer.concat([header(0x88, payload.length), payload]));
				this.#socket.end();
				return;
			case Opcode.ping:
				this.raw(Buffer.concat([header(0x8a, payload.length), payload]));
				return;
			case Opcode.pong:
			case Opcode.continuation:
				return;
			default:
				this.#events.message(payload);
		}
	}
}

function request(port: number, path: string, headers: Record<string, string>): string {
	const lines = Object.entries({
		Host: `127.0.0.1:${port}`,
		Connection: 'Upgrade',
		Upgrade: 'websocket',
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
		...headers
	}).map(([name, value]) => `${name}: ${value}`);
	return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** The head of a client's frame: masked, with a mask of zeros. */
function header(first: number, length: number): Buffer {
	const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
	const bytes = Buffer.alloc(6 + extra);
	bytes[0] = first;
	bytes[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
	if (extra === 2) bytes.writeUInt16BE(length, 2);
	if (extra === 8) bytes.writeBigUInt64BE(BigInt(length), 2);
	return bytes;
}
