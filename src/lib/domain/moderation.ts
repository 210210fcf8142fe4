import type { Cluster } from './cluster.ts';
import type { Note, PrivateNote } from './note.ts';

/** A note that a facilitator took off the board, whole: it is shown again as it was. In **desk**. */
export interface HiddenNote {
	note: Note;
	/** Absent for imported notes. */
	writer?: number;
	hiddenAt: number;
	by: number;
	/** Its cluster, when that dissolved because this was the last note in it. */
	dissolved?: Cluster;
}

/** What is known of a note that waits for a facilitator, beside its words. */
export interface Waiting {
	writer: number;
	/** Since when it waits, milliseconds since 1970. */
	since: number;
	/** Its question had been shared before it came. */
	late?: true;
	/** The words as they were written, once a facilitator has mended them. */
	original?: string;
	/** Other words for a note that everyone sees as it was. Absent when the note itself waits. */
	edit?: PrivateNote;
}

/** The same as the `queue` of **desk** has it. */
export interface QueuedNote extends Omit<Waiting, 'edit'> {
	note: PrivateNote;
	/** These are other words for a note that everyone sees. */
	edit?: true;
}

/** Words that went back to their writer: in `drafts` of the writer's own document, under the note's id. */
export interface SentBack extends PrivateNote {
	/** `hidden` is shown to nobody, and may come back; `returned` is the writer's to send again. */
	reason: 'hidden' | 'returned';
	/** What the facilitator wrote. */
	message?: string;
	/** They were other words for a note that is still on the board. */
	edit?: true;
}

/** "Can you say more?", in the own document of a note's writer under the note's id. */
export interface Question {
	/** In the facilitator's words, where they gave some. */
	message?: string;
	/** Milliseconds since 1970, rounded to the minute. */
	at: number;
}
