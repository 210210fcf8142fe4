/** Turns in one period, and milliseconds of a turn at the least. */
const TURNS = 100;
const SHORTEST_MS = 5;

export interface RotationOptions<Item> {
	/** How often each is looked at, in milliseconds. */
	periodMs: number;
	/** Milliseconds that only grow. */
	clock: () => number;
	/** Must not throw. */
	look: (item: Item, now: number) => void;
}

/**
 * Looks at each of many every so often, a few at a time. Two thousand sockets that are asked for a
 * sign of life at once hold everybody up for a tenth of a second; also when they came at once, their
 * turns drift apart.
 */
export class Rotation<Item> {
	/** When each is due; whoever is due first stands first. */
	readonly #dueAt = new Map<Item, number>();
	readonly #options: RotationOptions<Item>;
	readonly #turning: NodeJS.Timeout;
	readonly #turnMs: number;

	constructor(options: RotationOptions<Item>) {
		this.#options = options;
		this.#turnMs = Math.max(SHORTEST_MS, options.periodMs / TURNS);
		this.#turning = setInterval(() => this.#turn(), this.#turnMs).unref();
	}

	get size(): number {
		return this.#dueAt.size;
	}

	/** Is looked at a period from now for the first time. */
	add(item: Item): void {
		this.#dueAt.set(item, this.#options.clock() + this.#options.periodMs);
	}

	has(item: Item): boolean {
		return this.#dueAt.has(item);
	}

	delete(item: Item): void {
		this.#dueAt.delete(item);
	}

	[Symbol.iterator](): Iterator<Item> {
		return this.#dueAt.keys();
	}

	stop(): void {
		clearInterval(this.#turning);
	}

	#turn(): void {
		const { periodMs, clock, look } = this.#options;
		const now = clock();
		let left = Math.ceil((this.size * this.#turnMs) / periodMs);
		for (const [item, dueAt] of this.#dueAt) {
			if (dueAt > now || left-- === 0) return;
			this.#dueAt.delete(item);
			// Periods do not grow by the turn that ends them, but by what had to be left for a later one.
			this.#dueAt.set(item, Math.max(dueAt, now - this.#turnMs) + periodMs);
			look(item, now);
		}
	}
}
