import type { Clock } from './clock.ts';
import type { TabLock } from './tab-lock.ts';
import type { KeptParts } from './types.ts';
import { rowsOf, WorkDatabase, type WorkKey } from './work-database.ts';

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
	readonly #database = new WorkDatabase();
	#waiting: { seat: number; parts: KeptParts } | undefined;
	#stopRest: (() => void) | undefined;
	#hasTaken = false;
	/** The seat was left: from here on nothing is kept. */
	#isForgotten = false;

	constructor(boardId: string, tab: TabLock, clock: Clock) {
		this.#boardId = boardId;
		this.#tab = tab;
		this.#clock = clock;
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
		await this.#database.use(async (database) => {
			const key: WorkKey = [this.#boardId, waiting.seat, this.tab];
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
		const taken = await this.#database.use(async (database) => {
			const keys = await database.getAllKeys('work', rowsOf(this.#boardId, seat));
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

	/** Removes the work of one seat, or of all seats of the board, of all tabs; keeps nothing more. */
	async forget(seat?: number): Promise<void> {
		this.#isForgotten = true;
		this.#waiting = undefined;
		await this.#database.forget(this.#boardId, seat);
	}

	async close(): Promise<void> {
		await this.flush();
		await this.#database.close();
		this.#tab.release();
	}
}

function isEmpty({ outbox, drafts, edits, typed }: KeptParts): boolean {
	const words = Object.values(typed ?? {}).some((text) => text !== '');
	return !words && !outbox?.length && !drafts?.length && !edits?.length;
}
