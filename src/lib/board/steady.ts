/** How far down the window notes are looked for whose place is kept, as parts of its height. */
const LOOK_AT = [0.25, 0.4, 0.55, 0.7, 0.85];
/** So often it is looked at after a change: notes out of sight get their real height a little later. */
const LOOKS = 4;
/** Input this recent (ms) may be scrolling: then the person decides where the page is. */
const HANDS_ON_MS = 250;

interface Held {
	note: Element;
	/** Where it was in its scroll box, scrolled-off part included. */
	at: number;
}

/**
 * Keeps what is being read where it is while notes come in above it. Browsers do most of it by
 * themselves, but lose hold when list items are put in again, and some do not do it at all. What
 * they left over is made up for after they have drawn.
 */
export class SteadyPlace {
	#held: { notes: Held[]; box: Element; top: number } | undefined;
	#lastInput = 0;

	/**
	 * Somebody may be scrolling, or lets a note go: the page does not run after it. Keys in a box do not
	 * scroll the page.
	 */
	input(event?: KeyboardEvent): void {
		if (event?.target instanceof Element && event.target.matches('input, textarea')) return;
		this.#lastInput = performance.now();
	}

	/** Called before the page changes. Several changes in a row are one. */
	beforeChange(): void {
		if (this.#held) return;
		const notes = inSight();
		const box = notes[0] && scrollBoxOf(notes[0]);
		if (!box || box.scrollTop === 0) return;
		this.#held = {
			box,
			top: box.scrollTop,
			notes: notes.map((note) => ({ note, at: placeIn(box, note) }))
		};
		this.#lookLater(LOOKS);
	}

	/** After the browser has drawn, and so has done what it does by itself. */
	#lookLater(looks: number): void {
		requestAnimationFrame(() => requestAnimationFrame(() => this.#putBack(looks - 1)));
	}

	#putBack(looks: number): void {
		const held = this.#held;
		const handsOn = performance.now() - this.#lastInput < HANDS_ON_MS;
		if (!held || handsOn || looks === 0) this.#held = undefined;
		if (!held || handsOn) return;
		if (looks > 0) this.#lookLater(looks);
		const moved = held.notes
			.filter(({ note }) => note.isConnected)
			.map(({ note, at }) => placeIn(held.box, note) - at)
			.sort((a, b) => a - b);
		// One of them may itself have been moved elsewhere; most of them were only pushed.
		const pushed = moved[Math.floor(moved.length / 2)];
		if (pushed === undefined) return;
		const missing = pushed - (held.box.scrollTop - held.top);
		if (Math.abs(missing) >= 1) held.box.scrollBy(0, missing);
	}
}

/** The note that has focus, if it is in sight; else some of those that are. */
function inSight(): Element[] {
	const focused = document.activeElement?.closest('[data-note]');
	const box = focused?.getBoundingClientRect();
	if (focused && box && box.bottom > 0 && box.top < innerHeight) return [focused];
	const found = LOOK_AT.map((part) =>
		document.elementFromPoint(innerWidth / 2, innerHeight * part)?.closest('[data-note]')
	);
	return [...new Set(found.filter((note) => note instanceof Element))];
}

function scrollBoxOf(note: Element): Element | null {
	for (let box = note.parentElement; box; box = box.parentElement)
		if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
	return document.scrollingElement;
}

function placeIn(box: Element, note: Element): number {
	return note.getBoundingClientRect().top + box.scrollTop;
}
