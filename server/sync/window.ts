/** Counts events within a sliding time; the clock is passed in, milliseconds that only grow. */
export class Window {
	readonly #most: number;
	readonly #withinMs: number;
	#times: number[] = [];

	constructor(most: number, withinMs: number) {
		this.#most = most;
		this.#withinMs = withinMs;
	}

	/** Counts one event; true when there are now more than allowed. A flood is not kept one by one. */
	add(now: number): boolean {
		this.#times = this.#times.filter((time) => now - time < this.#withinMs);
		if (this.#times.length <= this.#most) this.#times.push(now);
		return this.#times.length > this.#most;
	}
}
