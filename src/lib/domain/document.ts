import * as Y from 'yjs';
import type { Action } from './action.ts';
import type { Cluster } from './cluster.ts';
import type { Framework } from './framework.ts';
import type { HiddenNote, Question, QueuedNote, SentBack } from './moderation.ts';
import type { Dots, PaperBallot } from './ballot.ts';
import type { Group, GroupId } from './group.ts';
import type { EarlyNote, Note, PrivateNote } from './note.ts';
import type { QuestionId } from './question.ts';
import type { DeskSeat, HelpCall, Me } from './seat.ts';
import type { Prompt, SentPrompt } from './prompt.ts';
import type { Stage } from './stage.ts';

/**
 * The names of document roots and fields stand here and nowhere else. Notes, clusters and actions are Y.Maps
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
	/** It was hidden before, and is hidden again when it is restored. */
	hidden?: Pick<HiddenNote, 'by' | 'hiddenAt'>;
}

/** A ballot as it was counted in published totals: under the group that it had then. */
export interface CountedBallot {
	group: GroupId;
	/** Absent from the totals from there on when it is not given. */
	dots?: Dots;
}

/** What facilitators may know of a vote under way: how many, never who and never on what. */
export interface DeskVoting {
	/** People with a dot given, ballots on paper included. */
	voted: number;
	/** Ballots on paper by group. */
	paper: Partial<Record<GroupId, number>>;
	/** How often totals were published, and the groups that are shown together since. */
	published: number;
	pools: GroupId[][];
}

/** A private note as its writer has it. */
export interface OwnPrivateNote extends PrivateNote {
	/** A facilitator reads it before others see it. */
	waiting?: true;
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
		/** Note or cluster to dots. */
		ballot: doc.getMap<number>('ballot'),
		/** The same to a number that grows in the order of giving, which a map does not keep. */
		given: doc.getMap<number>('given'),
		/** Ballots on paper that this facilitator entered, by id. */
		paper: doc.getMap<PaperBallot>('paper'),
		/** What of these was in published totals: from which publication on, and whose on paper. */
		counted: doc.getMap<CountedBallot>('counted'),
		/** Notes that this person agrees with, and as which group that is counted. */
		agreed: doc.getMap<GroupId>('agreed'),
		/** By question: what the facilitator asked this seat's group for. */
		prompts: doc.getMap<Prompt>('prompts'),
		/** Words that went back to their writer, by the id of the note. */
		drafts: doc.getMap<SentBack>('drafts'),
		/** What facilitators ask about own notes, by the id of the note. */
		asked: doc.getMap<Question>('asked'),
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
		help: doc.getMap<HelpCall>('help'),
		/** By `question group`: which groups were asked for what. */
		prompts: doc.getMap<SentPrompt>('prompts'),
		/** By step: when it began last, milliseconds since 1970. */
		begun: doc.getMap<number>('begun'),
		bin: doc.getMap<BinnedNote>('bin'),
		hidden: doc.getMap<HiddenNote>('hidden'),
		queue: doc.getMap<QueuedNote>('queue'),
		/** Private notes that facilitators may read before they are shared. */
		early: doc.getMap<EarlyNote>('early'),
		/** Group to people in the room without a device. */
		headcount: doc.getMap<number>('headcount'),
		voting: doc.getMap<DeskVoting[keyof DeskVoting]>('voting')
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
	'agree',
	'waiting',
	'readable'
] as const;

/** A fresh Y.Map of a note, cluster or action: plain fields only, absent ones left out. */
export function mapOf(fields: object): Y.Map<unknown> {
	return new Y.Map(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const clusterFields = ['q', 'name', 'p'] as const;

/** Brings the Y.Map of a note to `after`, touching only fields that differ. */
export function patchNote(map: Y.Map<unknown>, after: OwnPrivateNote | Note): void {
	patchFields(map, noteFields, after);
}

/** Brings the Y.Map of a cluster to `after`, touching only fields that differ. */
export function patchCluster(map: Y.Map<unknown>, after: Cluster): void {
	patchFields(map, clusterFields, after);
}

function patchFields(map: Y.Map<unknown>, fields: readonly string[], after: object): void {
	const wanted = after as Record<string, unknown>;
	for (const field of fields) {
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
export function readPrivateNote(map: Y.Map<unknown>): OwnPrivateNote {
	return map.toJSON() as unknown as OwnPrivateNote;
}

/** The plain cluster of a Y.Map. */
export function readCluster(map: Y.Map<unknown>): Cluster {
	return map.toJSON() as unknown as Cluster;
}

/** The plain action of a Y.Map. */
export function readAction(map: Y.Map<unknown>): Action {
	return map.toJSON() as unknown as Action;
}

/** The plain stage. */
export function readStage(doc: Y.Doc): Stage {
	return boardRoots(doc).stage.toJSON() as unknown as Stage;
}
