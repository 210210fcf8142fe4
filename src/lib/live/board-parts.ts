import type { Role, AtTheDoor } from '../domain/protocol.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Clock } from './clock.ts';
import type { KeptWork } from './kept-work.ts';

/** What the server's load already knows, so that notes are on the page before scripts run. */
export interface InitialBoard {
	snapshot?: Snapshot;
	seat?: number;
	role?: Role;
	/** Waits to be let in: all that it is told of the board. */
	waiting?: AtTheDoor | undefined;
}

/** What a board in a browser is made of, given from outside. */
export interface BoardParts {
	boardId: string;
	/** `ws(s)://host/sync/boards` */
	url: string;
	clock: Clock;
	random: () => number;
	newCid: () => string;
	kept: KeptWork;
	initial: InitialBoard;
	/** The seat of a shared device that this page is. */
	as?: number | undefined;
	WebSocket?: typeof WebSocket | undefined;
	/** For networks that stop sockets; absent where there are no requests. */
	polls?: { address: string; fetch: typeof fetch; isHidden: () => boolean } | undefined;
	/** The server no longer understands this page. */
	tooOld?: (() => void) | undefined;
}
