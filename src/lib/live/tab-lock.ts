/** The part of the browser's lock manager that is needed. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

const PREFIX = 'fiveways:tab:';

/**
 * The name of one open board among the tabs of this browser, held while the board is open. A browser
 * lets go of a page's locks when the page is gone, also by a crash.
 */
export class TabLock {
	readonly name: string;
	/** False where the browser has no locks: over plain http to another machine. */
	readonly knowsOthers: boolean;
	readonly #locks: Locks | undefined;
	#release: () => void = () => undefined;

	constructor(name: string, locks: Locks | undefined) {
		this.name = name;
		this.knowsOthers = locks !== undefined;
		this.#locks = locks;
		const held = new Promise<void>((release) => (this.#release = release));
		void locks?.request(PREFIX + name, () => held).catch(() => undefined);
	}

	/** Which of these others are gone. Where that cannot be known: all. */
	async gone(names: readonly string[]): Promise<string[]> {
		const others = names.filter((name) => name !== this.name);
		if (!this.#locks || others.length === 0) return others;
		const { held = [], pending = [] } = await this.#locks.query();
		const living = new Set([...held, ...pending].map(({ name }) => name));
		return others.filter((name) => !living.has(PREFIX + name));
	}

	release(): void {
		this.#release();
	}
}
