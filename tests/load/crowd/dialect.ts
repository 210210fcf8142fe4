import type { Door } from './light-socket.ts';

/** One person at one board, as plain data, so that it can be sent to another process. */
export interface PersonSpec {
	/** Unique among everybody of a run: it stands in the markers. */
	id: number;
	board: string;
	/** Of the seat, where there are seats. */
	cookie?: string;
	/** A note of this person's own, which edits change. */
	noteId?: string;
}

/** What a message from the server was, as far as a measurement cares. */
export type Heard =
	| { kind: 'joined' | 'update' | 'presence' | 'other' }
	/** A document begins anew, and this is what a browser asks then. */
	| { kind: 'anew'; ask: Uint8Array }
	| { kind: 'reply'; ok: boolean; sentAt: number; cid: string };

/** How one person speaks and is spoken to. */
export interface Voice {
	/** Said as soon as the socket is open: asks for the board. */
	greeting(): Uint8Array[];
	/** Gets so many edits ready, so that making them is not measured. */
	prepare(edits: number): void;
	/** Changes the words of this person's own note; they begin with this marker. */
	edit(marker: string, at: number): Uint8Array;
	/** A new note whose words are this marker. Said again, it has the same name. */
	post(marker: string, at: number): Uint8Array;
	/** Where this person points now. */
	presence(turn: number): Uint8Array;
	hear(payload: Buffer): Heard;
}

/** The port between what is measured and the kind of server that it is measured on. */
export interface Dialect {
	door(port: number, person: PersonSpec): Door;
	voice(person: PersonSpec): Voice;
	/** The Yjs update within a message about the board, for the few who read it. */
	updateOf(payload: Buffer): Uint8Array | undefined;
}

/** Words that follow the marker in an edit: a note of about a line. */
export const editWords = ' somebody to go with, the first time';
