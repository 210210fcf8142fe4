import { createAdaptorServer, type HttpBindings, upgradeWebSocket } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { limits } from '#lib/domain/limits.ts';
import type { Log } from '../log.ts';
import type { Checks } from './checks.ts';
import type { SocketLike } from './socket-like.ts';
import type { Sockets } from './sockets.ts';
import type { Visitor } from './visitor.ts';

/**
 * Lets the app answer upgrades of a server: the one file that knows ws and node-server's upgrade.
 * node-server must be the only listener, or refused upgrades are never answered; so where others
 * listen too (the development server) it is given an emitter of its own in the server's place.
 */
export function answerUpgrades(
	server: Server | EventEmitter,
	app: { fetch: (request: Request, env: never) => Response | Promise<Response> }
): void {
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: limits.frameBytes,
		maxFragments: limits.frameFragments,
		maxBufferedChunks: limits.frameBufferedChunks,
		// Memory for each socket, and the length of what is compressed tells of what is secret.
		perMessageDeflate: false,
		clientTracking: false
	});
	createAdaptorServer({
		fetch: (request, env) => app.fetch(request, env as never),
		// Else the global Request and Response would be replaced under SvelteKit.
		overrideGlobalObjects: false,
		createServer: (() => server) as never,
		// ws types its events more narrowly than node-server's interface asks.
		websocket: { server: sockets as never }
	});
}

/**
 * The route of a board's socket: the visitor is found first, then the upgrade is answered, then
 * the socket is handed over. `onOpen` is not awaited by anyone, so nothing in it waits, and
 * messages are read from the socket itself: `onMessage` would copy each of them.
 */
export function socketRoute<Env extends object>(
	sockets: Sockets,
	welcome: (context: Context<Env>) => Promise<Visitor>,
	log: Log
) {
	return onlyUpgrades(
		upgradeWebSocket(
			async (context) => {
				const visitor = await welcome(context as Context<Env>);
				const stream = (context.env as HttpBindings).incoming.socket;
				return {
					onOpen: (_event, { raw }) => {
						if (!raw) return;
						const socket = raw as unknown as SocketLike & EventEmitter;
						socket.stream = stream;
						sockets.admit(socket, visitor);
						letGoOfRequest(socket);
					}
				};
			},
			{ onError: (err) => log.error({ err }, 'socket failed') }
		)
	);
}

/**
 * The adapter looks for the visitor before it looks whether a socket is asked for: a plain GET, or
 * HEAD, would make a member's seat. Those find nothing here.
 */
function onlyUpgrades(route: MiddlewareHandler): MiddlewareHandler {
	return (context, next) =>
		context.req.method === 'GET' && context.req.header('upgrade')?.toLowerCase() === 'websocket'
			? route(context, next)
			: next();
}

/** The route of a socket without a seat, for whoever checks a device and its network. */
export function checkRoute(checks: Checks, log: Log) {
	return upgradeWebSocket(
		() => ({
			onOpen: (_event, { raw }) => {
				if (!raw) return;
				const socket = raw as unknown as SocketLike & EventEmitter;
				checks.admit(socket);
				letGoOfRequest(socket);
			}
		}),
		{ onError: (err) => log.error({ err }, 'check failed') }
	);
}

/**
 * The adapter listens as well, once this turn is over, for handlers that we do not have; what it
 * keeps for them is the whole request, for as long as the socket lives: 5 kB each.
 */
function letGoOfRequest(socket: EventEmitter): void {
	const events = ['message', 'close', 'error'];
	const own = new Set(events.flatMap((event) => socket.listeners(event)));
	queueMicrotask(() => {
		for (const event of events)
			for (const listener of socket.listeners(event) as (() => void)[])
				if (!own.has(listener)) socket.off(event, listener);
	});
}
