import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { openBoard } from '#lib/live/open-board.ts';
import type { LiveBoard } from '#lib/live/types.ts';
import { joinBoard } from './board-client.ts';
import { TabStore } from './manual-clock.ts';
import type { Room } from './room.ts';

export interface LivePage {
	board: LiveBoard;
	/** Cuts the wire under the page, as a lift does; the page comes back by itself. */
	cut(): void;
	/** Every byte that the server sent to this page. */
	readonly received: Buffer[];
	/** Closes it and opens it again in the same tab. */
	reload(): LivePage;
}

/** A page as a browser has it, on a real server, over a real socket. */
export function openLivePage(room: Room, cookie: string, store = new TabStore()): LivePage {
	const { url } = room.server;
	const sockets: WebSocket[] = [];
	const received: Buffer[] = [];
	class SeatedSocket extends WebSocket {
		constructor(address: string) {
			super(address, { headers: { cookie }, origin: url });
			sockets.push(this);
			this.on('message', (data) => received.push(Buffer.from(data as ArrayBuffer)));
			this.on('error', () => undefined);
		}
	}
	const board = openBoard({
		boardId: room.boardId,
		socketUrl: `${url.replace(/^http/, 'ws')}/sync/boards`,
		storage: store,
		WebSocket: SeatedSocket as unknown as typeof globalThis.WebSocket
	});
	onTestFinished(() => board.close());
	return {
		board,
		received,
		cut: () => sockets.at(-1)?.terminate(),
		reload() {
			board.close();
			return openLivePage(room, cookie, store);
		}
	};
}

/** Somebody new at the board, with a page. */
export async function joinLive(room: Room, group: string): Promise<LivePage & { cookie: string }> {
	const { cookie } = await joinBoard(room.server.url, room.code, group);
	return { ...openLivePage(room, cookie), cookie };
}
