import { SvelteSet } from 'svelte/reactivity';

/** The notes that are selected on this screen. Nothing here is sent. */
export class Selection {
	readonly #ids = new SvelteSet<string>();
	/** Whether notes have tick boxes now. */
	on: boolean = $state(false);

	/** In the order in which they were selected. */
	get ids(): string[] {
		return [...this.#ids];
	}

	get size(): number {
		return this.#ids.size;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** Begins to select, with these notes. */
	start(ids: Iterable<string> = []): void {
		this.on = true;
		for (const id of ids) this.#ids.add(id);
	}

	toggle(id: string): void {
		this.on = true;
		if (!this.#ids.delete(id)) this.#ids.add(id);
	}

	/** Lets go of notes that are not there any more. */
	drop(ids: Iterable<string>): void {
		for (const id of ids) this.#ids.delete(id);
	}

	clear(): void {
		this.#ids.clear();
	}

	end(): void {
		this.clear();
		this.on = false;
	}
}
