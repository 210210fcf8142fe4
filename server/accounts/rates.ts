/** How often something may happen for each key: so many at once, then so many a second. */
export class Rates {
	readonly #msEach: number;
	readonly #atOnceMs: number;
	readonly #keysAtMost: number;
	/** When all of it may happen at once again; in order of the latest, oldest first. */
	readonly #wholeAt = new Map<string, number>();

	constructor(rate: { perSecond: number; atOnce: number; keysAtMost: number }) {
		this.#msEach = 1_000 / rate.perSecond;
		this.#atOnceMs = rate.atOnce * this.#msEach;
		this.#keysAtMost = rate.keysAtMost;
	}

	isSpent(key: string, now: number): boolean {
		return this.#from(key, now) + this.#msEach > now + this.#atOnceMs;
	}

	spend(key: string, now: number): void {
		const wholeAt = this.#from(key, now) + this.#msEach;
		this.#wholeAt.delete(key);
		this.#wholeAt.set(key, wholeAt);
		for (const [oldest, at] of this.#wholeAt) {
			if (at > now && this.#wholeAt.size <= this.#keysAtMost) break;
			this.#wholeAt.delete(oldest);
		}
	}

	/** What was spent is not used. */
	giveBack(key: string): void {
		const wholeAt = this.#wholeAt.get(key);
		if (wholeAt !== undefined) this.#wholeAt.set(key, wholeAt - this.#msEach);
	}

	#from(key: string, now: number): number {
		return Math.max(now, this.#wholeAt.get(key) ?? now);
	}
}
