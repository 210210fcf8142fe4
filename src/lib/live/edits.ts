import { tidyText } from '../domain/text.ts';
import type { KeptWork } from './kept-work.ts';
import type { Edit } from './types.ts';

/** Changes of words that were begun and not sent, note by note, kept as half-typed words are. */
export class Edits {
	readonly #kept: KeptWork;
	#edits: readonly Edit[];

	constructor(kept: KeptWork) {
		this.#kept = kept;
		this.#edits = restored(kept);
	}

	get all(): readonly Edit[] {
		return this.#edits;
	}

	/** Begins a change, or goes on with it. */
	set(edit: Edit): void {
		const at = this.#edits.findIndex(({ id }) => id === edit.id);
		this.#keep(at < 0 ? [...this.#edits, edit] : this.#edits.with(at, edit));
	}

	/** The note has another name from now on: the one that the server gave it. */
	rename(id: string, to: string): void {
		if (!this.#edits.some((edit) => edit.id === id)) return;
		this.#keep(this.#edits.map((edit) => (edit.id === id ? { ...edit, id: to } : edit)));
	}

	end(id: string): void {
		this.#keep(this.#edits.filter((edit) => edit.id !== id));
	}

	/** Reads what is kept for the present seat; what was begun before it was known stays. */
	takeUp(keepPresent: boolean): void {
		const kept = restored(this.#kept);
		const present = keepPresent ? this.#edits : [];
		this.#keep([...kept.filter(({ id }) => !present.some((one) => one.id === id)), ...present]);
	}

	/** Takes those of another tab of this seat that is gone; a change begun here goes before. */
	adopt(edits: readonly Edit[]): void {
		const more = edits.filter(({ id }) => !this.#edits.some((edit) => edit.id === id));
		if (more.length > 0) this.#keep([...more, ...this.#edits]);
	}

	clear(): void {
		this.#edits = [];
	}

	#keep(edits: readonly Edit[]): void {
		this.#edits = edits;
		this.#kept.save('edits', edits);
	}
}

/** Whether words would be lost with this change. */
export function isChanged({ text, was }: Edit): boolean {
	return tidyText(text) !== tidyText(was);
}

function restored(kept: KeptWork): readonly Edit[] {
	const edits = kept.load<Edit[]>('edits');
	return Array.isArray(edits) ? edits : [];
}
