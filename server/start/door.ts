import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../config.ts';

/** Whoever has not said what they want by then keeps no connection open. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 30_000;
/** Whoever takes nothing and says nothing for so long is let go; held polls are answered sooner. */
const STALLED_MS = 60_000;
/** Longer than proxies keep theirs, so that it is never us who closes under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface Door {
	server: Server;
	/** The port that was given, also when any was asked for. */
	port: number;
	/** From here on requests are answered; those that came before have waited. */
	open(listener: RequestListener): void;
}

/**
 * Takes the address, so that the public URL is known before anything is built upon it.
 * @throws in words, when it cannot be had
 */
export async function takeAddress(settings: Settings, stalledMs = STALLED_MS): Promise<Door> {
	let open: (listener: RequestListener) => void = () => undefined;
	const opened = new Promise<RequestListener>((resolve) => (open = resolve));
	let answer: RequestListener = (request, response) =>
		void opened.then((listener) => listener(request, response));
	const server = createServer(
		{
			headersTimeout: HEADERS_MS,
			requestTimeout: REQUEST_MS,
			keepAliveTimeout: KEEP_ALIVE_MS,
			connectionsCheckingInterval: 1_000,
			// Other protocols (h2c) are offered by ordinary requests, which want an ordinary answer.
			shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket'
		},
		(request, response) => answer(request, response)
	);
	// Sockets that were upgraded are not counted: ws takes this off, and has its own heartbeats.
	server.setTimeout(stalledMs);
	await listen(server, settings);
	return {
		server,
		port: (server.address() as AddressInfo).port,
		open(listener) {
			answer = listener;
			open(listener);
		}
	};
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => reject(inWords(cause, port, host)));
		server.listen(port, host, resolve);
	});
}

function inWords(cause: NodeJS.ErrnoException, port: number, host: string): Error {
	switch (cause.code) {
		case 'EADDRINUSE':
			return new Error(
				`Port ${port} is already in use. Stop what uses it, or choose another with PORT.`,
				{ cause }
			);
		case 'EACCES':
			return new Error(`Port ${port} may not be used here. Choose one above 1023 with PORT.`, {
				cause
			});
		default:
			return new Error(`The address ${host}:${port} cannot be used. Look at HOST and PORT.`, {
				cause
			});
	}
}
