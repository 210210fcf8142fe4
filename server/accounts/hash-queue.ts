import { FivewaysError } from '#lib/domain/errors.ts';

/**
 * Lets so many pieces of heavy work run at a time and so many wait; the next is refused at once with
 * `too-many`. Two scrypts fill two of the four threads of Node's pool, so that files and DNS go on.
 */
export class HashQueue {
	readonly #atATime: number;
	readonly #waitingAtMost: number;
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	constructor(atATime: number, waitingAtMost: number) {
		this.#atATime = atATime;
		this.#waitingAtMost = waitingAtMost;
	}

	/** Runs the work when its turn comes. Rejects with `FivewaysError` `too-many` when the queue is full. */
	async run<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.#running < this.#atATime) this.#running++;
		else {
			if (this.#waiting.length >= this.#waitingAtMost)
				throw new FivewaysError('too-many', { retryAfterSeconds: 5 });
			// Whoever ends hands its place over, so `running` stays as it is.
			await new Promise<void>((go) => this.#waiting.push(go));
		}
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running--;
		}
	}
}
