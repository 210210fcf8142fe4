import { getContext, setContext, untrack } from 'svelte';

const KEY = Symbol('announcer');

/** What was said this short (ms) before its dialog closed may not have been read out yet. */
const UNHEARD_MS = 1_000;

interface Saying {
	text: string;
	/** Grows with each saying, so that the same words twice are two messages. */
	turn: number;
	/** The open dialog that it is said in; none for the page. */
	room?: symbol | undefined;
}

/** What a screen reader is told. One a page, made by the layout and drawn by `LiveRegion`. */
export class Announcer {
	polite: Saying = $state.raw({ text: '', turn: 0 });
	assertive: Saying = $state.raw({ text: '', turn: 0 });

	/** The modal dialogs that are open, the one over all others last. */
	#rooms: readonly symbol[] = $state.raw([]);
	#saidAt = { polite: -Infinity, assertive: -Infinity };

	/** Where things are said now: while a modal dialog is open the page around it is not read out. */
	get room(): symbol | undefined {
		return this.#rooms.at(-1);
	}

	/** Said when the screen reader has a pause. */
	say(text: string): void {
		this.#put('polite', text);
	}

	/** Cuts in. Only for what changes everything: offline, the board is closed. */
	interrupt(text: string): void {
		this.#put('assertive', text);
	}

	/** A modal dialog opens, which draws a region of its own. */
	enter(room: symbol): void {
		untrack(() => (this.#rooms = [...this.#rooms, room]));
	}

	/**
	 * It closes: what was only just said in it is said again where it can be heard. Of a dialog that closes
	 * as soon as it is said, before the page is drawn, that is the one time that it is heard.
	 */
	leave(room: symbol): void {
		untrack(() => {
			this.#rooms = this.#rooms.filter((each) => each !== room);
			for (const how of ['polite', 'assertive'] as const) {
				const { room: where, text } = this[how];
				if (where === room && Date.now() - this.#saidAt[how] < UNHEARD_MS) this.#put(how, text);
			}
		});
	}

	#put(how: 'polite' | 'assertive', text: string): void {
		this.#saidAt[how] = Date.now();
		// Whoever says something in an effect does not depend on what was said.
		untrack(() => (this[how] = { text, turn: this[how].turn + 1, room: this.room }));
	}
}

export function setAnnouncer(announcer: Announcer): Announcer {
	return setContext(KEY, announcer);
}

/** The page's announcer. Call it while a component starts. */
export function getAnnouncer(): Announcer {
	return getContext<Announcer>(KEY);
}
