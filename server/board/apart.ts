/** Between two pieces of work so many milliseconds belong to everything else. */
const REST_MS = 50;

/**
 * Long work of all boards, such as compaction: one piece after the other, with a rest in between.
 * Boards to which people came together also need it together, and everybody would wait for the sum.
 */
export class Apart {
	private waiting: (() => Promise<void>)[] = [];
	private isBusy = false;
	private endedAt = -Infinity;
	private readonly monotonic: () => number;

	/** @param monotonic milliseconds that only grow */
	constructor(monotonic: () => number) {
		this.monotonic = monotonic;
	}

	/** Does the work when its turn comes. It must not reject. */
	join(work: () => Promise<void>): void {
		this.waiting.push(work);
		if (!this.isBusy) this.schedule();
	}

	/** Drops what has not begun. */
	stop(): void {
		this.waiting = [];
	}

	private schedule(): void {
		this.isBusy = true;
		const begin = () => void this.next();
		const wait = Math.ceil(this.endedAt + REST_MS - this.monotonic());
		if (wait > 0) setTimeout(begin, wait).unref();
		else setImmediate(begin);
	}

	private async next(): Promise<void> {
		await this.waiting.shift()?.();
		this.endedAt = this.monotonic();
		this.isBusy = false;
		if (this.waiting.length > 0) this.schedule();
	}
}
