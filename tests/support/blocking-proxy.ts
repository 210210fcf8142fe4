import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * A box between browser and server, as some networks have it: it lets requests through and, while it
 * blocks, answers every upgrade with 403.
 */
export class BlockingProxy {
	readonly url: string;
	isBlocking = true;
	readonly #target: URL;
	readonly #sockets = new Set<Duplex>();
	readonly #close: () => Promise<void>;

	private constructor(target: string, port: number, close: () => Promise<void>) {
		this.#target = new URL(target);
		this.url = `http://127.0.0.1:${port}`;
		this.#close = close;
	}

	static async before(target: string): Promise<BlockingProxy> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const close = () => {
			server.closeAllConnections();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		};
		const proxy = new BlockingProxy(target, (server.address() as AddressInfo).port, close);
		server.on('request', (from, to) => proxy.#request(from, to));
		server.on('upgrade', (from, socket: Duplex) => proxy.#upgrade(from, socket));
		return proxy;
	}

	/** From now on no socket gets through, and those that are open end. */
	block(): void {
		this.isBlocking = true;
		this.#endSockets();
	}

	async stop(): Promise<void> {
		this.#endSockets();
		await this.#close();
	}

	#endSockets(): void {
		for (const socket of this.#sockets) socket.destroy();
		this.#sockets.clear();
	}

	/** The server knows itself by another address than the browser does. */
	#headers({ headers }: IncomingMessage): IncomingMessage['headers'] {
		const own = (text: string) => text.replace(this.url, this.#target.origin);
		return {
			...headers,
			host: this.#target.host,
			...(headers.origin ? { origin: own(headers.origin) } : {}),
			...(headers.referer ? { referer: own(headers.referer) } : {})
		};
	}

	#request(from: IncomingMessage, to: ServerResponse): void {
		const { method = 'GET', url = '/' } = from;
		const asked = request(new URL(url, this.#target), { method, headers: this.#headers(from) });
		asked.on('response', (answer) => {
			to.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(to);
		});
		asked.on('error', () => to.destroy());
		to.on('close', () => asked.destroy());
		from.pipe(asked);
	}

	#upgrade(from: IncomingMessage, socket: Duplex): void {
		socket.on('error', () => socket.destroy());
		if (this.isBlocking) {
			socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
			return;
		}
		this.#sockets.add(socket);
		const onward = connect(Number(this.#target.port), this.#target.hostname);
		onward.on('error', () => socket.destroy());
		onward.on('close', () => socket.destroy());
		socket.on('close', () => onward.destroy());
		const lines = Object.entries(this.#headers(from)).map(
			([name, value]) => `${name}: ${String(value)}`
		);
		onward.write(`GET ${from.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
		socket.pipe(onward).pipe(socket);
	}
}
