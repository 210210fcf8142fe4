import { SvelteSet } from 'svelte/reactivity';
import type { GroupId } from '../domain/group.ts';
import type { QuestionId } from '../domain/question.ts';

/** Somebody who sits at this device. */
export interface Sitter {
	number: number;
	group: GroupId;
	name?: string;
}

interface SharedDeviceParts {
	/** Everybody with a seat on this device, as the page last heard. */
	people: () => readonly Sitter[];
	/** Opens the board of another seat in the place of the present one, of which nothing stays. */
	goOnAs: (seat: number) => void;
}

/**
 * A device that several people share: who is writing, and who is asked. It outlives the boards that
 * are opened on it one after the other, each of one seat.
 */
export class SharedDevice {
	readonly #parts: SharedDeviceParts;
	/** Taken out of the workshop since the page was loaded. */
	readonly #gone = new SvelteSet<number>();
	current: number = $state(0);
	/** Whether the box asks who is writing. So it does before every note. */
	asking = $state(true);
	/** Whether people change over outside a box, from the menu. */
	changing = $state(false);
	/** The question whose box was open over the board, to be opened again for the next person. */
	adding: QuestionId | undefined;

	constructor(current: number, parts: SharedDeviceParts) {
		this.current = current;
		this.#parts = parts;
	}

	get people(): readonly Sitter[] {
		return this.#parts.people().filter(({ number }) => !this.#gone.has(number));
	}

	get others(): readonly Sitter[] {
		return this.people.filter(({ number }) => number !== this.current);
	}

	/** This person writes now. Nothing of the one before stays in the page. */
	goOnAs(seat: number): void {
		this.asking = false;
		this.changing = false;
		if (seat === this.current) return;
		this.current = seat;
		this.#parts.goOnAs(seat);
	}

	/** A note is added: whoever comes next is asked. */
	ask(): void {
		this.asking = true;
	}

	/** The facilitator took somebody out: the others go on. */
	drop(seat: number): void {
		this.#gone.add(seat);
	}
}
