/** A seat is forgiven after this long without abuse. */
const FORGIVEN_AFTER_MS = 600_000;
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

interface Record {
	times: number;
	last: number;
	until: number;
}

/**
 * Seats whose sockets were closed for abuse. The first time costs the socket alone; each further
 * time keeps the seat's new sockets out (4529) for twice as long as the time before.
 */
export class Penalties {
	readonly #records = new Map<string, Record>();

	abused(key: string, now: number): void {
		const before = this.#live(key, now);
		const times = (before?.times ?? 0) + 1;
		const wait = times === 1 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 2));
		this.#records.set(key, { times, last: now, until: now + wait });
		if (this.#records.size > 1_000)
			for (const known of this.#records.keys()) this.#live(known, now);
	}

	keepsOut(key: string, now: number): boolean {
		const record = this.#live(key, now);
		return record !== undefined && now < record.until;
	}

	#live(key: string, now: number): Record | undefined {
		const record = this.#records.get(key);
		if (!record || now - record.last <= FORGIVEN_AFTER_MS) return record;
		this.#records.delete(key);
		return undefined;
	}
}
