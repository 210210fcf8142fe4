import type { GroupId } from './group.ts';
import type { Place } from './place.ts';
import type { QuestionId } from './question.ts';

/** How a note came: by its writer's own device, a scribe, from paper, or with a file. */
export const viaNames = ['self', 'scribe', 'paper', 'import'] as const;
export type Via = (typeof viaNames)[number];

/** Whether somebody else wrote it down for whoever said or wrote it. */
export function isWrittenDown(via: Via): boolean {
	return via === 'scribe' || via === 'paper';
}

/** A note while only its writer has it: no place yet. */
export interface PrivateNote {
	q: QuestionId;
	text: string;
	/** Version of the text: 1, and one more at each change of it. */
	v: number;
	group: GroupId;
	/** When it was written, milliseconds since 1970 rounded to the minute. */
	at: number;
	via: Via;
	/** Facilitators read it before it is shared: its writer was told before these words were written. */
	readable?: true;
}

/** A private note as **desk** has it for facilitators who may read before sharing. */
export type EarlyNote = Pick<PrivateNote, 'q' | 'text' | 'group' | 'at'>;

/** A note that everyone seated sees. It has no author: that is in **desk** alone. */
export interface Note extends PrivateNote {
	p: Place;
	cluster?: string;
	/** Added after this question had been shared. */
	late?: true;
	/** "Me too", by group. */
	agree?: Partial<Record<GroupId, number>>;
}

/** A note with its id, as lists and exports want it. */
export type NoteWithId = Note & { id: string };

/** Times in documents are rounded so that they do not tell who wrote when. */
export function toMinute(now: number): number {
	return Math.round(now / 60_000) * 60_000;
}

/** The same note with other words; its version grows by one. */
export function withText<Kind extends PrivateNote>(note: Kind, text: string): Kind {
	return { ...note, text, v: note.v + 1 };
}

/**
 * The same note at another place. A note that changes question leaves its cluster unless one is
 * named; `cluster: null` takes it out of its cluster.
 */
export function movedNote(
	note: Note,
	to: { q?: QuestionId; p: Place; cluster?: string | null }
): Note {
	const { cluster: before, ...rest } = note;
	const q = to.q ?? note.q;
	const cluster = to.cluster === undefined ? (q === note.q ? before : undefined) : to.cluster;
	return { ...rest, q, p: to.p, ...(cluster ? { cluster } : {}) };
}

/** A private note as it appears to everyone. */
export function sharedNote(note: PrivateNote, p: Place, at: number, late: boolean): Note {
	const { readable: _, ...shared } = note;
	return { ...shared, p, at, ...(late ? { late: true as const } : {}) };
}

/** The first words of a note, for button names and announcements. */
export function noteName(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= 40) return line;
	const cut = line
		.slice(0, 40)
		.toWellFormed()
		.replace(/\uFFFD$/, '');
	return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}
