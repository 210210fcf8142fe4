/** So many milliseconds of a turn of the loop go to whole documents; then everybody else has a turn. */
const SHARE_MS = 5;

/**
 * Work that may be long and comes for many at once: fifty people who join a large board would hold
 * up all other boards for as long as it takes to write fifty times a megabyte. What fits into the
 * share of this turn is done at once, the rest in the turns after it, in order.
 */
export class InTurns {
	readonly #waiting: (() => void)[] = [];
	readonly #clock: () => number;
	#spent = 0;
	#isScheduled = false;

	/** @param clock milliseconds that only grow */
	constructor(clock: () => number = () => performance.now()) {
		this.#clock = clock;
	}

	/** @param work must not throw */
	run(work: () => void): void {
		if (this.#waiting.length === 0 && this.#spent < SHARE_MS) this.#do(work);
		else this.#waiting.push(work);
		this.#schedule();
	}

	#do(work: () => void): void {
		const began = this.#clock();
		work();
		this.#spent += this.#clock() - began;
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		setImmediate(() => {
			this.#isScheduled = false;
			this.#spent = 0;
			while (this.#spent < SHARE_MS) {
				const work = this.#waiting.shift();
				if (!work) break;
				this.#do(work);
			}
			// Also with nothing left: what comes in this turn still has only the rest of its share.
			if (this.#spent > 0) this.#schedule();
		});
	}
}

/** The one share that all sockets of the process have together. */
export const documentTurns = new InTurns();
