const STORE = 'fiveways:read-aloud:';

/**
 * Which notes were read aloud at this desk, oldest first: ids alone, kept in this tab over a reload.
 * Two desks each have a list of their own, since one person reads.
 */
export class ReadNotes {
	#ids: string[] = $state([]);
	readonly #key: string;
	readonly #store: Pick<Storage, 'getItem' | 'setItem'> | undefined;

	/** @param board what tells one board from another, such as its path */
	constructor(board: string, store: Pick<Storage, 'getItem' | 'setItem'> | undefined) {
		this.#key = STORE + board;
		this.#store = store;
		const kept = store?.getItem(this.#key);
		if (kept) this.#ids = kept.split(' ');
	}

	get ids(): readonly string[] {
		return this.#ids;
	}

	add(id: string): void {
		this.#keep([...this.#ids.filter((each) => each !== id), id]);
	}

	/** These are to be read again. */
	forget(ids: readonly string[]): void {
		this.#keep(this.#ids.filter((each) => !ids.includes(each)));
	}

	#keep(ids: string[]): void {
		this.#ids = ids;
		try {
			this.#store?.setItem(this.#key, ids.join(' '));
		} catch {
			// Full or forbidden: the list lasts as long as the page.
		}
	}
}

/** The tab's own store, or undefined where the browser forbids it. */
export function tabStore(): Storage | undefined {
	try {
		return sessionStorage;
	} catch {
		return undefined;
	}
}
