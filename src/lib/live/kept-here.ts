import { newCid } from './cid.ts';
import { type Clock, deviceClock } from './clock.ts';
import { DeviceWork } from './device-work.ts';
import { KeptWork } from './kept-work.ts';
import { forgetLeft } from './left-seats.ts';
import { type KeyValueStore, QuietStore, sharedStore, tabStore } from './quiet-store.ts';
import { SeatMark } from './seat-mark.ts';
import { type Locks, TabLock } from './tab-lock.ts';

export interface KeptHereOptions {
	boardId: string;
	/** As far as known. */
	seat?: number | undefined;
	clock?: Clock | undefined;
	/** Where unsent work outlives a reload; this tab's own store when absent. */
	storage?: KeyValueStore | undefined;
	/** What all tabs of the browser share; its own store when absent. */
	shared?: KeyValueStore | undefined;
	/** Nothing is to outlive the tab. */
	tabOnly?: boolean;
	/** The browser's own when absent. */
	locks?: Locks | undefined;
}

/** What this device has of one board, once all is gone from this tab that was left in another. */
export function keptHere(options: KeptHereOptions): KeptWork {
	const { boardId, seat, clock = deviceClock, locks } = options;
	const storage = options.storage ?? tabStore();
	const tab = new QuietStore(storage);
	const mark = new SeatMark(new QuietStore(options.shared ?? sharedStore()), tab);
	void forgetLeft(mark, tab);
	const work = options.tabOnly ? undefined : deviceWork(boardId, clock, locks);
	return new KeptWork(storage, boardId, seat, { work, mark });
}

/** Undefined where there is no database: on the server, and where a browser forbids it. */
function deviceWork(boardId: string, clock: Clock, locks?: Locks): DeviceWork | undefined {
	if (typeof indexedDB === 'undefined') return undefined;
	return new DeviceWork(boardId, new TabLock(newCid(), locks ?? navigator.locks), clock);
}
