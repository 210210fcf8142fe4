/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * A browser's store that may be absent, full or forbidden, and throws when it is. That is no reason
 * to stop: then nothing is kept there.
 */
export class QuietStore {
	readonly #store: KeyValueStore | undefined;

	constructor(store: KeyValueStore | undefined) {
		this.#store = store;
	}

	/** Null when there is no such key, undefined when it cannot be known. */
	get(key: string): string | null | undefined {
		try {
			return this.#store?.getItem(key);
		} catch {
			return undefined;
		}
	}

	set(key: string, value: string): void {
		try {
			this.#store?.setItem(key, value);
		} catch {
			// Full or forbidden: whoever needs to know reads it again.
		}
	}

	keys(): string[] {
		try {
			const store = this.#store;
			const all = Array.from({ length: store?.length ?? 0 }, (_, index) => store?.key(index));
			return all.filter((key) => typeof key === 'string');
		} catch {
			return [];
		}
	}

	/** Removes all whose keys begin so. */
	removeAll(start: string): void {
		try {
			for (const key of this.keys()) if (key.startsWith(start)) this.#store?.removeItem(key);
		} catch {
			// A store that cannot be written holds nothing of ours.
		}
	}
}

/** What all tabs of this browser share. Browsers that forbid storage throw when it is looked at. */
export function sharedStore(): KeyValueStore | undefined {
	return storeOf(() => window.localStorage);
}

/** What this tab alone has, also over a reload. */
export function tabStore(): KeyValueStore | undefined {
	return storeOf(() => window.sessionStorage);
}

function storeOf(look: () => Storage): KeyValueStore | undefined {
	if (typeof window === 'undefined') return undefined;
	try {
		return look();
	} catch {
		return undefined;
	}
}
