import type { DeviceWork } from './device-work.ts';
import { boardPrefix, removeSeat, seatPrefix } from './kept-keys.ts';
import { type KeyValueStore, QuietStore } from './quiet-store.ts';
import type { SeatMark } from './seat-mark.ts';
import type { KeptParts } from './types.ts';

/** Stands for the seat until the server has said which it is. */
const UNKNOWN = 'new';

export type KeptPart = keyof KeptParts;

/** What tells one tab's work of the rest of its device; absent where nothing outlives the tab. */
export interface KeptDevice {
	work?: DeviceWork | undefined;
	mark?: SeatMark | undefined;
}

/**
 * What this tab keeps of one seat's work, so that neither a reload (the tab's own store, which is
 * written at once) nor the end of the browser (the device's database) loses anything. Keyed by board
 * and seat: on a shared device one person's words never turn up under another's name.
 * A full or forbidden store is no reason to stop: the work is then kept in memory alone.
 */
export class KeptWork {
	readonly #store: QuietStore;
	readonly #boardId: string;
	readonly #device: KeptDevice;
	/** The tab that these were kept by before a reload. */
	readonly #formerTab: string | undefined;
	#seat: number | undefined;
	#parts: KeptParts = {};
	/** The seat was left: from here on nothing is kept. */
	#isForgotten = false;

	constructor(
		storage: KeyValueStore | undefined,
		boardId: string,
		seat?: number,
		device: KeptDevice = {}
	) {
		this.#store = new QuietStore(storage);
		this.#boardId = boardId;
		this.#device = device;
		this.#seat = seat ?? this.#read<number>('seat');
		this.#formerTab = this.#read<string>('tab');
		if (device.work) this.#write('tab', device.work.tab);
		if (this.#seat !== undefined) device.mark?.copy({ boardId, seat: this.#seat });
		this.#parts = this.#loadAll();
	}

	/** The seat whose work is kept, as far as known. */
	get seat(): number | undefined {
		return this.#seat;
	}

	/** Whether the seat was left on this device, in another tab, while this one did not hear of it. */
	get isLeft(): boolean {
		const { seat } = this;
		return seat !== undefined && (this.#device.mark?.isGone(this.#at(seat)) ?? false);
	}

	/** From here on reads and writes are about this seat; what was made before it was known is its. */
	useSeat(seat: number): void {
		if (this.#seat === undefined) this.#store.removeAll(seatPrefix(this.#boardId, UNKNOWN));
		const isOther = this.#seat !== seat;
		this.#seat = seat;
		if (isOther) this.#parts = this.#loadAll();
		this.#write('seat', seat);
		this.#device.mark?.put(this.#at(seat));
	}

	load<T>(part: KeptPart): T | undefined {
		return this.#read<T>(`${this.#seat ?? UNKNOWN}:${part}`);
	}

	save<Part extends KeptPart>(part: Part, value: KeptParts[Part]): void {
		this.#write(`${this.#seat ?? UNKNOWN}:${part}`, value);
		this.#parts = { ...this.#parts, [part]: value };
		const isTyping = part === 'typed' || part === 'edits';
		if (this.#seat !== undefined) this.#device.work?.save(this.#seat, this.#parts, isTyping);
	}

	/**
	 * What tabs that are gone have left of this seat's work on this device. Half-typed words of this
	 * very tab before its reload are left out: its own store has them as they were last.
	 */
	async takeOver(): Promise<KeptParts[]> {
		const seat = this.#seat;
		if (seat === undefined || !this.#device.work) return [];
		const left = await this.#device.work.takeOver(seat);
		if (this.#seat !== seat) return [];
		return left.map(({ tab, parts }) =>
			tab === this.#formerTab ? { outbox: parts.outbox, drafts: parts.drafts } : parts
		);
	}

	/** Writes to the device what waits: the page may be about to end. */
	flush(): void {
		void this.#device.work?.flush();
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

	/** Takes the present seat off the device, with all that is kept of it; nothing is kept any more. */
	async forget(): Promise<void> {
		const seat = this.#seat;
		this.#end();
		if (seat === undefined) return;
		this.forgetInTab(seat);
		this.#device.mark?.remove(this.#at(seat));
		await this.#device.work?.forget(seat);
	}

	/** Takes every seat of this board off the device. */
	async forgetBoard(): Promise<void> {
		this.#end();
		this.#store.removeAll(this.#prefix);
		this.#device.mark?.removeBoard(this.#boardId);
		await this.#device.work?.forget();
	}

	/** Another tab has taken a seat off the device: what this one has of it goes too. */
	forgetInTab(seat: number): void {
		removeSeat(this.#store, this.#at(seat));
	}

	close(): void {
		void this.#device.work?.close();
	}

	#end(): void {
		this.#isForgotten = true;
		this.#parts = {};
		this.#store.removeAll(seatPrefix(this.#boardId, UNKNOWN));
		for (const name of ['seat', 'tab']) this.#store.removeAll(this.#prefix + name);
	}

	#at(seat: number) {
		return { boardId: this.#boardId, seat };
	}

	get #prefix(): string {
		return boardPrefix(this.#boardId);
	}

	#read<T>(name: string): T | undefined {
		try {
			const text = this.#store.get(this.#prefix + name);
			return text ? (JSON.parse(text) as T) : undefined;
		} catch {
			return undefined;
		}
	}

	#write(name: string, value: unknown): void {
		if (!this.#isForgotten) this.#store.set(this.#prefix + name, JSON.stringify(value));
	}
}
