import { limits } from '#lib/domain/limits.ts';

/**
 * How many visitors of one address are being seated at a time; others wait their turn. Whoever is
 * not seated within the time, waiting included, is sent away to try later.
 */
export class Seating {
	readonly #withinMs: number;
	readonly #busy = new Map<string, number>();
	readonly #queues = new Map<string, (() => void)[]>();

	constructor(withinMs: number = limits.seatingMs) {
		this.#withinMs = withinMs;
	}

	/** What `find` found, or undefined when the time was over first. Rejects as `find` does. */
	async seat<Found>(address: string, find: () => Promise<Found>): Promise<Found | undefined> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<undefined>((resolve) => {
			timer = setTimeout(() => resolve(undefined), this.#withinMs);
		});
		const turn = { over: false };
		try {
			return await Promise.race([late, this.#inTurn(address, turn, find)]);
		} finally {
			turn.over = true;
			clearTimeout(timer);
		}
	}

	async #inTurn<Found>(
		address: string,
		turn: { over: boolean },
		find: () => Promise<Found>
	): Promise<Found | undefined> {
		if ((this.#busy.get(address) ?? 0) >= limits.seatingPerAddress) await this.#wait(address);
		else this.#busy.set(address, (this.#busy.get(address) ?? 0) + 1);
		try {
			return turn.over ? undefined : await find();
		} finally {
			this.#leave(address);
		}
	}

	#wait(address: string): Promise<void> {
		return new Promise((resolve) => {
			const queue = this.#queues.get(address) ?? [];
			queue.push(resolve);
			this.#queues.set(address, queue);
		});
	}

	/** Hands the place to the next in the queue, or gives it up. */
	#leave(address: string): void {
		const queue = this.#queues.get(address);
		const next = queue?.shift();
		if (queue?.length === 0) this.#queues.delete(address);
		if (next) return next();
		const busy = (this.#busy.get(address) ?? 1) - 1;
		if (busy > 0) this.#busy.set(address, busy);
		else this.#busy.delete(address);
	}
}
