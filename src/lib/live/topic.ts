import { createSubscriber } from 'svelte/reactivity';

/**
 * One thing that components read and that changes from outside: reading it inside an effect
 * subscribes to it. On the server, where nothing changes, reading does nothing.
 */
export class Topic {
	readonly #listeners = new Set<() => void>();
	readonly #subscribe: () => void;
	readonly #atFrame: (run: () => void) => void;
	#scheduled = false;

	constructor(atFrame: (run: () => void) => void) {
		this.#atFrame = atFrame;
		this.#subscribe = createSubscriber((update) => {
			this.#listeners.add(update);
			return () => this.#listeners.delete(update);
		});
	}

	/** Called by a getter before it answers. */
	read(): void {
		this.#subscribe();
	}

	/** What this person did shows at once. */
	changed(): void {
		for (const update of [...this.#listeners]) update();
	}

	/** What others did shows with the next picture, however many changes that was. */
	changedRemotely(): void {
		if (this.#scheduled || this.#listeners.size === 0) return;
		this.#scheduled = true;
		this.#atFrame(() => {
			this.#scheduled = false;
			this.changed();
		});
	}
}
