interface Entry {
	/** Times of failures within the window, oldest first. */
	times: number[];
}

/**
 * Failures by key within a sliding window, in memory. Keys whose failures are all over are dropped,
 * and the longest untouched ones when there are too many, so that it cannot be made to grow.
 */
export class RecentFailures {
	readonly #windowMs: number;
	readonly #keysAtMost: number;
	readonly #timesAtMost: number;
	/** In order of the latest failure, oldest first. */
	readonly #entries = new Map<string, Entry>();

	constructor(options: { windowMs: number; keysAtMost: number; timesAtMost: number }) {
		this.#windowMs = options.windowMs;
		this.#keysAtMost = options.keysAtMost;
		this.#timesAtMost = options.timesAtMost;
	}

	/** Times of the failures still in the window, oldest first. */
	of(key: string, now: number): readonly number[] {
		const entry = this.#entries.get(key);
		if (!entry) return [];
		entry.times = entry.times.filter((time) => now - time < this.#windowMs);
		if (entry.times.length === 0) this.#entries.delete(key);
		return entry.times;
	}

	add(key: string, now: number): void {
		const times = [...this.of(key, now), now].slice(-this.#timesAtMost);
		this.#entries.delete(key);
		this.#entries.set(key, { times });
		for (const [oldest, entry] of this.#entries) {
			const over = now - (entry.times.at(-1) ?? 0) >= this.#windowMs;
			if (!over && this.#entries.size <= this.#keysAtMost) break;
			this.#entries.delete(oldest);
		}
	}

	/** Takes back the failure noted at that time. */
	takeBack(key: string, time: number): void {
		const entry = this.#entries.get(key);
		const index = entry?.times.lastIndexOf(time) ?? -1;
		if (index >= 0) entry?.times.splice(index, 1);
		if (entry?.times.length === 0) this.#entries.delete(key);
	}

	clear(key: string): void {
		this.#entries.delete(key);
	}
}
