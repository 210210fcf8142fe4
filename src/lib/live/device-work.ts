import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Clock } from './clock.ts';
import type { TabLock } from './tab-lock.ts';
import type { KeptParts } from './types.ts';

/** Board, seat and tab: one tab's work of one seat. */
type Key = [boardId: string, seat: number, tab: string];

interface Schema extends DBSchema {
	work: { key: Key; value: KeptParts };
}

const DATABASE = 'fiveways';
/** Half-typed words change at every key; they are written when the typing rests. */
const REST_MS = 200;

/**
 * One seat's unsent work on this device, kept so that it outlives the browser. Each tab writes its
 * own row; the rows of tabs that are gone are taken over by one that lives, so that everything is
 * sent by somebody and nothing by two. Where the browser forbids it, nothing is kept.
 */
export class DeviceWork {
	readonly #boardId: string;
	readonly #tab: TabLock;
	readonly #clock: Clock;
	#database: Promise<IDBPDatabase<Schema>> | undefined;
	#waiting: { seat: number; parts: KeptParts } | undefined;
	#stopRest: (() => void) | undefined;
	#hasTaken = false;
	/** Somebody left, in this tab or another: from here on nothing is kept. */
	#isForgotten = false;
	readonly #others: BroadcastChannel | undefined;

	constructor(boardId: string, tab: TabLock, clock: Clock) {
		this.#boardId = boardId;
		this.#tab = tab;
		this.#clock = clock;
		if (typeof BroadcastChannel === 'undefined') return;
		// Only that somebody left is told, and no word of anybody.
		this.#others = new BroadcastChannel(`fiveways:left:${boardId}`);
		this.#others.onmessage = () => {
			this.#isForgotten = true;
			this.#waiting = undefined;
		};
	}

	get tab(): string {
		return this.#tab.name;
	}

	/**
	 * Keeps these parts in place of what this tab kept before.
	 * @param soon write when nothing has changed for a moment, instead of at once
	 */
	save(seat: number, parts: KeptParts, soon: boolean): void {
		if (this.#isForgotten) return;
		this.#waiting = { seat, parts };
		if (!soon) void this.flush();
		else this.#stopRest ??= this.#clock.after(REST_MS, () => void this.flush());
	}

	/** Writes what waits: also before the page is hidden, which may be its end. */
	async flush(): Promise<void> {
		this.#stopRest?.();
		this.#stopRest = undefined;
		const waiting = this.#waiting;
		this.#waiting = undefined;
		if (!waiting) return;
		await this.#try(async (database) => {
			const key: Key = [this.#boardId, waiting.seat, this.tab];
			if (isEmpty(waiting.parts)) await database.delete('work', key);
			else await database.put('work', waiting.parts, key);
		});
	}

	/** What tabs that are gone have left of this seat's work; from now on it is this tab's alone. */
	async takeOver(seat: number): Promise<{ tab: string; parts: KeptParts }[]> {
		const { knowsOthers } = this.#tab;
		// Without locks a tab that lives looks like one that is gone: looked at once, and only for
		// what may be sent twice and applies once.
		if (this.#isForgotten || (!knowsOthers && this.#hasTaken)) return [];
		this.#hasTaken = true;
		const taken = await this.#try(async (database) => {
			const keys = await database.getAllKeys('work', this.#range(seat));
			const gone = new Set(await this.#tab.gone(keys.map(([, , tab]) => tab)));
			const change = database.transaction('work', 'readwrite');
			const work: { tab: string; parts: KeptParts }[] = [];
			for (const key of keys.filter(([, , tab]) => gone.has(tab))) {
				// Whoever comes second finds the row gone.
				const parts = await change.store.get(key);
				if (!parts) continue;
				const { outbox, drafts } = parts;
				work.push({ tab: key[2], parts: knowsOthers ? parts : { outbox, drafts } });
				await change.store.delete(key);
			}
			await change.done;
			return work;
		});
		return this.#isForgotten ? [] : (taken ?? []);
	}

	/** Removes everything of this board, of all seats and tabs. */
	async forget(): Promise<void> {
		this.#isForgotten = true;
		this.#waiting = undefined;
		this.#others?.postMessage('left');
		await this.#try(async (database) => {
			await database.delete('work', this.#range());
			if ((await database.count('work')) > 0) return;
			this.#database = undefined;
			database.close();
			// Nothing of ours is in it. Another tab that sleeps may keep it open for as long as it likes.
			void deleteDB(DATABASE).catch(() => undefined);
		});
	}

	async close(): Promise<void> {
		await this.flush();
		(await this.#database?.catch(() => undefined))?.close();
		this.#database = undefined;
		this.#others?.close();
		this.#tab.release();
	}

	#range(seat?: number): IDBKeyRange {
		const [from, to] = seat === undefined ? [-Infinity, Infinity] : [seat, seat];
		return IDBKeyRange.bound([this.#boardId, from, ''], [this.#boardId, to, '\uffff']);
	}

	async #try<Result>(
		work: (database: IDBPDatabase<Schema>) => Promise<Result>
	): Promise<Result | undefined> {
		try {
			this.#database ??= this.#open();
			return await work(await this.#database);
		} catch {
			// Full or forbidden: the tab's own store and memory still hold the work.
			return undefined;
		}
	}

	#open(): Promise<IDBPDatabase<Schema>> {
		return openDB<Schema>(DATABASE, 1, {
			upgrade: (fresh) => void fresh.createObjectStore('work'),
			// A page that deletes it, or brings a newer one, must not have to wait for this one.
			blocking: (_from, _to, event) => {
				this.#database = undefined;
				(event.target as IDBDatabase).close();
			}
		});
	}
}

function isEmpty({ outbox, drafts, edits, typed }: KeptParts): boolean {
	const words = Object.values(typed ?? {}).some((text) => text !== '');
	return !words && !outbox?.length && !drafts?.length && !edits?.length;
}
