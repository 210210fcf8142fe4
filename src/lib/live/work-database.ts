import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { KeptParts } from './types.ts';

/** Board, seat and tab: one tab's work of one seat. */
export type WorkKey = [boardId: string, seat: number, tab: string];

interface Schema extends DBSchema {
	work: { key: WorkKey; value: KeptParts };
}

type Open = IDBPDatabase<Schema>;

const NAME = 'fiveways';

/** The device's database of unsent work. Opened when first needed; where it is forbidden, nothing is kept. */
export class WorkDatabase {
	#opened: Promise<Open> | undefined;

	/** What the work gave, or undefined where the database is full or forbidden. */
	async use<Result>(work: (database: Open) => Promise<Result>): Promise<Result | undefined> {
		try {
			this.#opened ??= this.#open();
			return await work(await this.#opened);
		} catch {
			// The tab's own store and memory still hold the work.
			return undefined;
		}
	}

	/** Removes the rows of all tabs of one seat, or of all seats; the last takes the database with it. */
	async forget(boardId: string, seat?: number): Promise<void> {
		await this.use(async (database) => {
			await database.delete('work', rowsOf(boardId, seat));
			if ((await database.count('work')) > 0) return;
			this.#opened = undefined;
			database.close();
			// Nothing of ours is in it. Another tab that sleeps may keep it open for as long as it likes.
			void deleteDB(NAME).catch(() => undefined);
		});
	}

	async close(): Promise<void> {
		(await this.#opened?.catch(() => undefined))?.close();
		this.#opened = undefined;
	}

	#open(): Promise<Open> {
		return openDB<Schema>(NAME, 1, {
			upgrade: (fresh) => void fresh.createObjectStore('work'),
			// A page that deletes it, or brings a newer one, must not have to wait for this one.
			blocking: (_from, _to, event) => {
				this.#opened = undefined;
				(event.target as IDBDatabase).close();
			}
		});
	}
}

/** The keys of all tabs of one seat, or of all seats of the board. */
export function rowsOf(boardId: string, seat?: number): IDBKeyRange {
	const [from, to] = seat === undefined ? [-Infinity, Infinity] : [seat, seat];
	return IDBKeyRange.bound([boardId, from, ''], [boardId, to, '\uffff']);
}
