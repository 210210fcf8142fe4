import { PROTOCOL_VERSION } from '../domain/protocol.ts';
import type { InitialBoard } from './board-parts.ts';
import { newCid } from './cid.ts';
import { type Clock, deviceClock } from './clock.ts';
import { keptHere } from './kept-here.ts';
import { SocketBoard } from './live-board.ts';
import { pageSocketUrl } from './page-socket-url.ts';
import { type KeyValueStore, tabStore } from './quiet-store.ts';
import { mayReloadFor } from './reload-once.ts';
import type { Locks } from './tab-lock.ts';
import type { LiveBoard } from './types.ts';

export interface OpenBoardOptions {
	boardId: string;
	/** What the page was served with: shown until the socket has more. */
	initial?: InitialBoard;
	/**
	 * The seat of a device that several people share. Then nothing is kept longer than the tab lives:
	 * whoever has the device next finds nobody's words.
	 */
	as?: number | undefined;
	/** `ws(s)://host/sync/boards`; this page's own server when absent. */
	socketUrl?: string;
	clock?: Clock;
	/** From 0 up to and without 1: spreads reconnecting. */
	random?: () => number;
	newCid?: () => string;
	/** Where unsent work outlives a reload; this tab's own store when absent. */
	storage?: KeyValueStore;
	/** What all tabs of the browser share; its own store when absent. */
	shared?: KeyValueStore;
	/** The browser's own when absent. */
	locks?: Locks;
	WebSocket?: typeof WebSocket;
	/** `http(s)://host/api/boards`, for when no socket comes up; this page's own server when absent. */
	requestUrl?: string;
	/** The browser's own when absent. */
	fetch?: typeof fetch;
	isHidden?: () => boolean;
	/** What to do when the server no longer understands this page; it is loaded anew when absent. */
	tooOld?: () => void;
}

/**
 * Opens a board for one page: made by the page, handed down by context, closed with the page.
 * Rendered on the server it shows what `initial` holds and opens nothing.
 */
export function openBoard(options: OpenBoardOptions): LiveBoard {
	const inPage = typeof window !== 'undefined';
	const { boardId, clock = deviceClock } = options;
	let reload = options.tooOld;
	const send = options.fetch ?? (inPage ? window.fetch.bind(window) : undefined);
	const board = new SocketBoard({
		boardId,
		url: options.socketUrl ?? (inPage ? pageSocketUrl(window.location) : ''),
		clock,
		random: options.random ?? Math.random,
		newCid: options.newCid ?? newCid,
		kept: keptHere({
			...options,
			seat: options.initial?.seat,
			tabOnly: options.as !== undefined
		}),
		initial: options.initial ?? {},
		as: options.as,
		WebSocket: options.WebSocket,
		polls: send && {
			address: `${options.requestUrl ?? '/api/boards'}/${boardId}`,
			fetch: send,
			isHidden: options.isHidden ?? (() => inPage && document.visibilityState === 'hidden')
		},
		tooOld: () => reload?.()
	});
	if (!inPage && !options.WebSocket) return board;
	board.connect();
	if (inPage) reload ??= followPage(board).reload;
	return board;
}

/**
 * What the device says of network and page are hints; leaving with unsent notes asks first.
 * @returns how to load this page anew, with all that was written kept
 */
function followPage(board: SocketBoard): { reload: () => void } {
	const hint = () => board.hint();
	const seen = () => {
		if (document.visibilityState === 'visible') board.hint();
		else board.flush();
	};
	const ended = () => board.flush();
	const leaving = (event: BeforeUnloadEvent) => {
		if (board.unsent > 0) event.preventDefault();
	};
	window.addEventListener('online', hint);
	window.addEventListener('offline', hint);
	window.addEventListener('pageshow', hint);
	window.addEventListener('pagehide', ended);
	document.addEventListener('visibilitychange', seen);
	window.addEventListener('beforeunload', leaving);
	// Where tabs cannot tell each other that a seat was left, this comes when its mark goes.
	if (typeof BroadcastChannel === 'undefined') window.addEventListener('storage', hint);
	const close = board.close.bind(board);
	board.close = () => {
		window.removeEventListener('online', hint);
		window.removeEventListener('offline', hint);
		window.removeEventListener('pageshow', hint);
		window.removeEventListener('pagehide', ended);
		window.removeEventListener('storage', hint);
		document.removeEventListener('visibilitychange', seen);
		window.removeEventListener('beforeunload', leaving);
		close();
	};
	return {
		reload() {
			if (!mayReloadFor(PROTOCOL_VERSION, tabStore())) return;
			// Nobody needs to be asked: what is unsent is kept, and sent by the page that comes.
			window.removeEventListener('beforeunload', leaving);
			board.flush();
			window.location.reload();
		}
	};
}
