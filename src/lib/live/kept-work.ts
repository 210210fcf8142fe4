import type { DeviceWork } from './device-work.ts';
import type { KeptParts } from './types.ts';

/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Stands for the seat until the server has said which it is. */
const UNKNOWN = 'new';

export type KeptPart = keyof KeptParts;

/**
 * What this tab keeps of one seat's work, so that neither a reload (the tab's own store, which is
 * written at once) nor the end of the browser (the device's database) loses anything. Keyed by board
 * and seat: on a shared device one person's words never turn up under another's name.
 * A full or forbidden store is no reason to stop: the work is then kept in memory alone.
 */
export class KeptWork {
	readonly #storage: KeyValueStore | undefined;
	readonly #prefix: string;
	readonly #device: DeviceWork | undefined;
	/** The tab that these were kept by before a reload. */
	readonly #formerTab: string | undefined;
	#seat: number | undefined;
	#parts: KeptParts = {};

	/** @param device absent on a device that several people share */
	constructor(
		storage: KeyValueStore | undefined,
		boardId: string,
		seat?: number,
		device?: DeviceWork
	) {
		this.#storage = storage;
		this.#prefix = `fiveways:${boardId}:`;
		this.#device = device;
		this.#seat = seat ?? this.#read<number>('seat');
		this.#formerTab = this.#read<string>('tab');
		if (device) this.#write('tab', device.tab);
		this.#parts = this.#loadAll();
	}

	/** The seat whose work is kept, as far as known. */
	get seat(): number | undefined {
		return this.#seat;
	}

	/** From here on reads and writes are about this seat; what was made before it was known is its. */
	useSeat(seat: number): void {
		if (this.#seat === undefined) this.#remove(`${UNKNOWN}:`);
		const isOther = this.#seat !== seat;
		this.#seat = seat;
		if (isOther) this.#parts = this.#loadAll();
		this.#write('seat', seat);
	}

	load<T>(part: KeptPart): T | undefined {
		return this.#read<T>(`${this.#seat ?? UNKNOWN}:${part}`);
	}

	save<Part extends KeptPart>(part: Part, value: KeptParts[Part]): void {
		this.#write(`${this.#seat ?? UNKNOWN}:${part}`, value);
		this.#parts = { ...this.#parts, [part]: value };
		const isTyping = part === 'typed' || part === 'edits';
		if (this.#seat !== undefined) this.#device?.save(this.#seat, this.#parts, isTyping);
	}

	/**
	 * What tabs that are gone have left of this seat's work on this device. Half-typed words of this
	 * very tab before its reload are left out: its own store has them as they were last.
	 */
	async takeOver(): Promise<KeptParts[]> {
		const seat = this.#seat;
		if (seat === undefined || !this.#device) return [];
		const left = await this.#device.takeOver(seat);
		if (this.#seat !== seat) return [];
		return left.map(({ tab, parts }) =>
			tab === this.#formerTab ? { outbox: parts.outbox, drafts: parts.drafts } : parts
		);
	}

	/** Writes to the device what waits: the page may be about to end. */
	flush(): void {
		void this.#device?.flush();
	}

	/** What the tab's own store has, so that the row of this tab is whole from its first writing. */
	#loadAll(): KeptParts {
		if (this.#seat === undefined) return {};
		return {
			outbox: this.load('outbox'),
			drafts: this.load('drafts'),
			typed: this.load('typed'),
			edits: this.load('edits')
		};
	}

	/** Removes everything of this board, of all seats. */
	async forget(): Promise<void> {
		this.#parts = {};
		this.#remove('');
		await this.#device?.forget();
	}

	close(): void {
		void this.#device?.close();
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
