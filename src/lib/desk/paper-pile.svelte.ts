import { QuietStore, type KeyValueStore } from '../live/quiet-store.ts';
import { blankAfter, type PaperNote } from './paper.ts';

export type PaperField = 'group' | 'q' | 'text';

/** One slip as it is typed, sent and added. */
export interface Slip extends PaperNote {
	/** Each has its own, also when others go. */
	number: number;
	state: 'typing' | 'sent' | 'added';
	/** Why it was not added. */
	error?: string | undefined;
	/** Which of its boxes is to be put right. */
	at?: PaperField | undefined;
}

/**
 * The pile that is being typed. What was not added yet outlives its dialog, and a reload of this tab:
 * somebody typed it.
 */
export class PaperPile {
	slips: Slip[] = $state([]);
	/** Whether its part of the page is there: it keeps what is refused only as long. */
	isShown = true;
	#count = 0;
	readonly #key: string;
	readonly #store: QuietStore;

	/**
	 * @param key of this seat's own things, so that they go when the seat is left
	 * @param store of this tab
	 */
	constructor(key: string, store: KeyValueStore | undefined) {
		this.#key = key;
		this.#store = new QuietStore(store);
		const kept = readKept(this.#store.get(key));
		for (const slip of kept) this.#push(slip);
		if (kept.length === 0) this.#push(blankAfter(undefined));
	}

	/** Slips with words that nobody has sent. */
	get unsent(): Slip[] {
		return this.slips.filter(({ state, text }) => state === 'typing' && text.trim() !== '');
	}

	get added(): number {
		return this.slips.filter(({ state }) => state === 'added').length;
	}

	/** The empty slip at the end, made where there is none. */
	next(after: Slip): Slip {
		const last = this.slips.at(-1);
		if (last?.state === 'typing' && last.text.trim() === '') return last;
		return this.#push(blankAfter(after));
	}

	/** Puts what was read from a sheet in the place of one slip, with its group and question where none was read. */
	fill(slip: Slip, read: readonly PaperNote[]): void {
		this.slips.splice(this.slips.indexOf(slip), 1);
		if (slip.number === this.#count) this.#count--;
		const former = this.slips.at(-1);
		for (const { group, q, text } of read)
			this.#push({ group: group || slip.group, q: q || slip.q, text });
		if (read.length === 0) this.#push(blankAfter(former));
	}

	/** The pile is put away: what is on the board is no part of it any more. */
	clear(): void {
		const left = this.slips.filter(({ state }) => state !== 'added');
		const group = this.slips.at(-1);
		this.slips = left;
		if (left.every(({ text }) => text.trim() === '')) {
			this.slips = [];
			this.#count = 0;
			this.#push(blankAfter(group));
		}
	}

	/** Keeps what was typed for a reload. What is on its way is kept by those who send it. */
	keep(): void {
		const kept = this.unsent.map(({ group, q, text }) => ({ group, q, text }));
		if (kept.length > 0) this.#store.set(this.#key, JSON.stringify(kept));
		else this.#store.removeAll(this.#key);
	}

	#push(note: PaperNote): Slip {
		const slip: Slip = { ...note, number: ++this.#count, state: 'typing' };
		this.slips.push(slip);
		return this.slips.at(-1) ?? slip;
	}
}

function readKept(kept: string | null | undefined): PaperNote[] {
	try {
		const read: unknown = JSON.parse(kept ?? '[]');
		return Array.isArray(read) ? (read as PaperNote[]) : [];
	} catch {
		return [];
	}
}
