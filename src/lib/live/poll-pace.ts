import type { Clock } from './clock.ts';

/** Between short requests: while somebody writes or something changes, and when nothing does. */
const ACTIVE_MS = 2_000;
const IDLE_MS = 10_000;
/** Nobody looks, but the seat is still here. */
const HIDDEN_MS = 20_000;
/** So long after the last change a page counts as active. */
const ACTIVE_FOR_MS = 30_000;
/** Between held requests at most: changes come in bundles, not one request each. */
const HELD_GAP_MS = 1_000;

interface PollPaceOptions {
	clock: Clock;
	random: () => number;
	isHidden: () => boolean;
}

/** When to ask next, and whether to ask the server to hold its answer until there is something new. */
export class PollPace {
	readonly #options: PollPaceOptions;
	#activeUntil = 0;
	#notBefore = 0;
	/** Held requests arrive here; false where one was cut. */
	#holds = true;
	/** A held one was cut, and it is not known yet whether the network went with it. */
	#inDoubt = false;

	constructor(options: PollPaceOptions) {
		this.#options = options;
	}

	get mayHold(): boolean {
		return this.#holds && !this.#options.isHidden();
	}

	/** Milliseconds that the server has asked for and that are not over. */
	get owed(): number {
		return Math.max(0, this.#notBefore - this.#options.clock.now());
	}

	/** Somebody does something here. */
	active(): void {
		this.#activeUntil = this.#options.clock.now() + ACTIVE_FOR_MS;
	}

	/** The server asks for this much time. */
	rest(ms: number): void {
		this.#notBefore = this.#options.clock.now() + ms;
	}

	answered(somethingNew: boolean): void {
		this.#inDoubt = false;
		if (somethingNew) this.active();
	}

	heldWasCut(): void {
		this.#holds = false;
		this.#inDoubt = true;
	}

	/** The network is gone: then it was not the waiting that a held request was cut for. */
	lost(): void {
		if (this.#inDoubt) this.#holds = true;
		this.#inDoubt = false;
	}

	/** Milliseconds until the next request, spread so that a room does not ask in step. */
	next(): number {
		return Math.max(this.owed, this.#usual());
	}

	#usual(): number {
		const { clock, random, isHidden } = this.#options;
		if (this.mayHold) return random() * HELD_GAP_MS;
		const isActive = clock.now() < this.#activeUntil;
		const most = isHidden() ? HIDDEN_MS : isActive ? ACTIVE_MS : IDLE_MS;
		return most * (0.5 + random() / 2);
	}
}
