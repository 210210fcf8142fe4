import type { Storage } from '../../server/storage/port.ts';

/** The storage of one test: the account `anna` and her workshop `one` are in it. */
export interface OpenedStorage {
	readonly storage: Storage;
	/** Closes it, and opens what it left. */
	reopen(): Promise<void>;
}
