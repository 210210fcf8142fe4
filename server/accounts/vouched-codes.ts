const VOUCHED_MS = 12 * 60 * 60_000;

/** Codes that were right from an address, by their hash, for half a day. */
export class VouchedCodes {
	readonly #keysAtMost: number;
	/** Address and code hash, and until when; oldest first. */
	readonly #until = new Map<string, number>();

	constructor(keysAtMost: number) {
		this.#keysAtMost = keysAtMost;
	}

	has(from: string, codeHash: string, now: number): boolean {
		return (this.#until.get(`${from} ${codeHash}`) ?? -Infinity) > now;
	}

	add(from: string, codeHash: string, now: number): void {
		const key = `${from} ${codeHash}`;
		this.#until.delete(key);
		this.#until.set(key, now + VOUCHED_MS);
		for (const [oldest, until] of this.#until) {
			if (until > now && this.#until.size <= this.#keysAtMost) break;
			this.#until.delete(oldest);
		}
	}
}
