import * as Y from 'yjs';
import type { Cluster } from './cluster.ts';
import type { Framework } from './framework.ts';
import type { Group } from './group.ts';
import type { Note, PrivateNote } from './note.ts';
import type { QuestionId } from './question.ts';
import type { DeskSeat, Me } from './seat.ts';
import type { Stage } from './stage.ts';

/**
 * The names of document roots and fields stand here and nowhere else. Notes and clusters are Y.Maps
 * (a change of one field costs that field); everything else is a plain value under a key.
 */

/** What **board** says of itself. */
export interface BoardMeta {
	title: string;
	framework: Framework;
	groups: Group[];
	/** Day on which everything is deleted, `YYYY-MM-DD`. */
	deletedOn: string;
	epoch: string;
	v: number;
}

/** People and visible notes by group; nothing about private notes. */
export interface BoardCounts {
	people: Record<string, number>;
	notes: Partial<Record<QuestionId, Record<string, number>>>;
}

/** A removed note in the bin of the desk, as it was. */
export interface BinnedNote {
	note: Note;
	/** Absent for imported notes. */
	writer?: number;
	removedAt: number;
	by: number;
	/** Its cluster, when that dissolved because this was the last note in it. */
	dissolved?: Cluster;
}

/** Question to group to number of notes, private ones included. */
export type DeskCells = Partial<Record<QuestionId, Record<string, number>>>;

/** The roots of **board**. */
export function boardRoots(doc: Y.Doc) {
	return {
		meta: doc.getMap<BoardMeta[keyof BoardMeta]>('meta'),
		stage: doc.getMap<unknown>('stage'),
		notes: doc.getMap<Y.Map<unknown>>('notes'),
		clusters: doc.getMap<Y.Map<unknown>>('clusters'),
		actions: doc.getMap<Y.Map<unknown>>('actions'),
		/** `people` and one key a question, each a plain object of group to number. */
		counts: doc.getMap<Record<string, number>>('counts')
	};
}

/** The roots of a **seat** document. */
export function seatRoots(doc: Y.Doc) {
	return {
		own: doc.getMap<true>('own'),
		private: doc.getMap<Y.Map<unknown>>('private'),
		ballot: doc.getMap<unknown>('ballot'),
		drafts: doc.getMap<unknown>('drafts'),
		me: doc.getMap<Me[keyof Me]>('me')
	};
}

/** The roots of **desk**. */
export function deskRoots(doc: Y.Doc) {
	return {
		writers: doc.getMap<number>('writers'),
		seats: doc.getMap<DeskSeat>('seats'),
		/** One key a question, each a plain object of group to number. */
		cells: doc.getMap<Record<string, number>>('cells'),
		help: doc.getMap<unknown>('help'),
		bin: doc.getMap<BinnedNote>('bin'),
		queue: doc.getMap<unknown>('queue')
	};
}

const noteFields = [
	'q',
	'text',
	'v',
	'group',
	'at',
	'via',
	'p',
	'cluster',
	'late',
	'agree'
] as const;

/** A fresh Y.Map of a note or cluster: plain fields only, absent ones left out. */
export function mapOf(fields: object): Y.Map<unknown> {
	return new Y.Map(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Brings the Y.Map of a note to `after`, touching only fields that differ. */
export function patchNote(map: Y.Map<unknown>, after: PrivateNote | Note): void {
	const wanted = after as unknown as Record<string, unknown>;
	for (const field of noteFields) {
		const value = wanted[field];
		if (same(map.get(field), value)) continue;
		if (value === undefined) map.delete(field);
		else map.set(field, value);
	}
}

/** Brings a plain-valued root to `after`, touching only keys that differ. */
export function patchPlain<Value>(map: Y.Map<Value>, after: object): void {
	const wanted = after as Record<string, Value>;
	for (const key of [...map.keys()]) if (wanted[key] === undefined) map.delete(key);
	for (const [key, value] of Object.entries(wanted))
		if (value !== undefined && !same(map.get(key), value)) map.set(key, value);
}

function same(a: unknown, b: unknown): boolean {
	return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** The plain note of a Y.Map of **board**. */
export function readNote(map: Y.Map<unknown>): Note {
	return map.toJSON() as unknown as Note;
}

/** The plain note of a Y.Map of a **seat** document. */
export function readPrivateNote(map: Y.Map<unknown>): PrivateNote {
	return map.toJSON() as unknown as PrivateNote;
}

/** The plain cluster of a Y.Map. */
export function readCluster(map: Y.Map<unknown>): Cluster {
	return map.toJSON() as unknown as Cluster;
}

/** The plain stage. */
export function readStage(doc: Y.Doc): Stage {
	return boardRoots(doc).stage.toJSON() as unknown as Stage;
}
