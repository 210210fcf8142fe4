/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Stands for the seat until the server has said which it is. */
const UNKNOWN = 'new';

export type KeptPart = 'outbox' | 'drafts' | 'typed' | 'edits';

/**
 * What this tab keeps of one seat's work, so that a reload loses nothing. Keyed by board and seat:
 * on a shared device one person's words never turn up under another's name.
 * A full or forbidden store is no reason to stop: the work is then kept in memory alone.
 */
export class KeptWork {
	readonly #storage: KeyValueStore | undefined;
	readonly #prefix: string;
	#seat: number | undefined;

	constructor(storage: KeyValueStore | undefined, boardId: string, seat?: number) {
		this.#storage = storage;
		this.#prefix = `fiveways:${boardId}:`;
		this.#seat = seat ?? this.#read<number>('seat');
	}

	/** The seat whose work is kept, as far as known. */
	get seat(): number | undefined {
		return this.#seat;
	}

	/** From here on reads and writes are about this seat; what was made before it was known is its. */
	useSeat(seat: number): void {
		if (this.#seat === undefined) this.#remove(`${UNKNOWN}:`);
		this.#seat = seat;
		this.#write('seat', seat);
	}

	load<T>(part: KeptPart): T | undefined {
		return this.#read<T>(`${this.#seat ?? UNKNOWN}:${part}`);
	}

	save(part: KeptPart, value: unknown): void {
		this.#write(`${this.#seat ?? UNKNOWN}:${part}`, value);
	}

	/** Removes everything of this board, of all seats. */
	forget(): void {
		this.#remove('');
	}

	#remove(start: string): void {
		const storage = this.#storage;
		if (!storage) return;
		try {
			const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
			for (const key of keys) if (key?.startsWith(this.#prefix + start)) storage.removeItem(key);
		} catch {
			// A store that cannot be read holds nothing of ours either.
		}
	}

	#read<T>(name: string): T | undefined {
		try {
			const text = this.#storage?.getItem(this.#prefix + name);
			return text ? (JSON.parse(text) as T) : undefined;
		} catch {
			return undefined;
		}
	}

	#write(name: string, value: unknown): void {
		try {
			this.#storage?.setItem(this.#prefix + name, JSON.stringify(value));
		} catch {
			// Full or forbidden: kept in memory alone.
		}
	}
}
