import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { Person, Room } from './room.ts';

/** A stock y-websocket 3.1 provider with the cookie of somebody seated. */
export function stockProvider({ server, boardId }: Room, { cookie }: Person, doc: Y.Doc) {
	class WithCookie extends WebSocket {
		constructor(url: string, protocols: string[]) {
			super(url, protocols, { headers: { cookie }, origin: server.url });
		}
	}
	const provider = new WebsocketProvider(
		`${server.url.replace('http', 'ws')}/sync/boards`,
		boardId,
		doc,
		{ disableBc: true, WebSocketPolyfill: WithCookie as never }
	);
	onTestFinished(() => provider.destroy());
	return provider;
}
