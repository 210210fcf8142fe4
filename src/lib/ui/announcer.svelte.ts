import { getContext, setContext } from 'svelte';

const KEY = Symbol('announcer');

interface Saying {
	text: string;
	/** Grows with each saying, so that the same words twice are two messages. */
	turn: number;
}

/** What a screen reader is told. One a page, made by the layout and drawn by `LiveRegion`. */
export class Announcer {
	polite: Saying = $state({ text: '', turn: 0 });
	assertive: Saying = $state({ text: '', turn: 0 });

	/** Said when the screen reader has a pause. */
	say(text: string): void {
		this.polite = { text, turn: this.polite.turn + 1 };
	}

	/** Cuts in. Only for what changes everything: offline, the board is closed. */
	interrupt(text: string): void {
		this.assertive = { text, turn: this.assertive.turn + 1 };
	}
}

export function setAnnouncer(announcer: Announcer): Announcer {
	return setContext(KEY, announcer);
}

/** The page's announcer. Call it while a component starts. */
export function getAnnouncer(): Announcer {
	return getContext<Announcer>(KEY);
}
