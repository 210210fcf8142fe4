import type { Clock } from '#lib/live/clock.ts';

/** A clock whose hands the test turns. Frames come when asked for. */
export class ManualClock implements Clock {
	#now: number;
	#timers: { at: number; run: () => void }[] = [];
	#frames: (() => void)[] = [];

	constructor(now = 1_750_000_000_000) {
		this.#now = now;
	}

	now(): number {
		return this.#now;
	}

	after(ms: number, run: () => void): () => void {
		const timer = { at: this.#now + ms, run };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((one) => one !== timer);
		};
	}

	atFrame(run: () => void): void {
		this.#frames.push(run);
	}

	/** Draws one picture. */
	frame(): void {
		for (const run of this.#frames.splice(0)) run();
	}

	/** Time passes while the device sleeps: nothing runs before it wakes. */
	sleep(ms: number): void {
		this.#now += ms;
	}

	/** Lets time pass, running what falls due in its order. */
	advance(ms: number): void {
		const end = this.#now + ms;
		for (;;) {
			const next = this.#timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
			if (!next) break;
			this.#timers = this.#timers.filter((one) => one !== next);
			this.#now = Math.max(this.#now, next.at);
			next.run();
		}
		this.#now = end;
	}
}

/** A store as a browser's tab has it, that outlives the page that wrote into it. */
export class TabStore {
	readonly #items = new Map<string, string>();

	get length(): number {
		return this.#items.size;
	}

	key(index: number): string | null {
		return [...this.#items.keys()][index] ?? null;
	}

	getItem(key: string): string | null {
		return this.#items.get(key) ?? null;
	}

	setItem(key: string, value: string): void {
		this.#items.set(key, value);
	}

	removeItem(key: string): void {
		this.#items.delete(key);
	}
}
