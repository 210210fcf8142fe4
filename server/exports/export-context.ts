import type { NoteWithId } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { Reported } from '#lib/evidence/reported.ts';

/** What every export is made from: the board as plain data, and what is said about it. */
export interface ExportContext {
	/** With its small groups joined, unless this is the full archive. */
	snapshot: Snapshot;
	/** How they are. Absent in the full archive, which tells all groups apart. */
	reported?: Reported;
	boardId: string;
	title: string;
	site?: string;
	/** `YYYY-MM-DD` */
	date: string;
	/** `YYYY-MM-DD` */
	deletedOn: string;
	/** Milliseconds since 1970. */
	exportedAt: number;
	/** Notes hidden by moderation and left out, unless `hiddenNotes` has them. */
	hidden: number;
	/** Asked for by a facilitator: in files that mark them, and in no other. */
	hiddenNotes?: readonly NoteWithId[];
}

/** A finished file. */
export interface ExportFile {
	bytes: Uint8Array;
	/** Content type with charset. */
	type: string;
	/** ASCII, for `Content-Disposition`. */
	name: string;
}
