import type { Action } from '#lib/domain/action.ts';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { CommandType } from '#lib/domain/command.ts';
import type { Group, GroupId } from '#lib/domain/group.ts';
import type { Question, Waiting } from '#lib/domain/moderation.ts';
import type { PaperBallot } from '#lib/domain/ballot.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { StageSettings } from '#lib/domain/settings.ts';
import type { Lock } from '#lib/domain/stage.ts';
import type { Timer } from '#lib/domain/timer.ts';
import type { Returned } from './moderation.ts';

/** A private note that went back to its writer with all others, and whether it waited. */
export interface SentBackNote {
	id: string;
	waiting?: Waiting;
}

/** What went along when one group became part of another, for parting them. */
export interface MovedVoices {
	/** Ids of ballots on paper. */
	paper: string[];
	/** People without a device. */
	headcount: number;
}

/** What it takes to part two groups again, as long as nobody has seen them as one. */
export interface Merged {
	from: GroupId;
	into: GroupId;
	label: string;
	/** As the workshop had them. */
	groups: Group[];
	/** Of the group that went into the other. */
	seats: number[];
	notes: string[];
	/** People of it who have no seat. */
	people: number;
	/** Absent in what was stored before there were ballots. */
	voices?: MovedVoices;
}

/** Where a note lies; private notes have no place. */
export interface Spot {
	q: QuestionId;
	p?: Place;
	cluster?: string;
}

/** Fields of a note or cluster that a command changed; null is none. */
export interface Change<Fields> {
	id: string;
	former: Fields;
	put: Fields;
	/** It only made room for what was moved: whatever becomes of it, the rest can be taken back. */
	aside?: true;
}

/** What a command changed of places and clusters, however many notes that are. */
export interface Arrangement {
	t: Extract<CommandType, `cluster.${string}`>;
	notes: Change<{ q?: QuestionId; p?: Place; cluster?: string | null }>[];
	/** A cluster that was made or ended is null before or after. */
	clusters: Change<Partial<Cluster> | null>[];
}

/**
 * What it takes to take a command back, and what must still be so for that: `put` is what the
 * command left, so that work of others built on it is seen.
 */
export type Inverse =
	| { t: 'note.post'; id: string; put: { q: QuestionId; text: string; p?: Place } }
	/** `v` is the version that `put` became, `was` that of `former` where it is not the one before. */
	| { t: 'note.edit'; id: string; put: string; former: string; v: number; was?: number }
	| {
			t: 'note.move';
			id: string;
			put: Spot;
			former: Spot;
			/** The cluster that dissolved because this note left it. */
			dissolved?: Cluster;
	  }
	/**
	 * `note` of a private note, which went to no bin, and whether it waited for a facilitator;
	 * `returned` of words that had been sent back.
	 */
	| {
			t: 'note.remove';
			id: string;
			note?: PrivateNote;
			/** Whose private note it is; absent in what was stored before others could take it back. */
			writer?: number;
			waiting?: Waiting;
			returned?: Returned;
	  }
	| { t: 'note.restore'; id: string }
	| Arrangement
	/**
	 * `timer` is the one that ended with the step, `finished` the seats that had finished, and `begun`
	 * when each step had begun; they are absent in what was stored before they were brought back.
	 */
	| {
			t: 'stage.step';
			put: string;
			former: string;
			timer?: Timer;
			finished?: number[];
			begun?: Record<string, number>;
	  }
	| { t: 'stage.plan'; put: Plan; former: Plan }
	| { t: 'stage.timer'; put: Timer | null; former: Timer | null }
	| { t: 'note.hide' | 'note.show'; id: string }
	/** `put` as it was shown; `former` of words that took the place of others. */
	| { t: 'note.approve'; id: string; put: string; waiting: Waiting; former?: string }
	/** `note` where it was one, and no other words for one. */
	| { t: 'note.return'; id: string; waiting: Waiting; note?: PrivateNote; message?: string }
	/**
	 * An undo of these, to be done again. `v` is the version of the words that wait by it, which are
	 * read; absent in what was stored before it was looked at.
	 */
	| { t: 'again'; what: 'note.approve' | 'note.return'; id: string; message?: string; v?: number }
	| { t: 'note.ask'; id: string; question: Question & { writer: number } }
	| { t: 'note.unask'; id: string; question: Question & { writer: number } }
	| { t: 'seat.undoAll'; seat: number; binned: string[]; sentBack: SentBackNote[] }
	| { t: 'seat.undoAllAgain'; seat: number }
	/** `notes` went along: those that nobody else had seen. */
	| { t: 'seat.group'; seat: number; put: GroupId; former: GroupId; notes: string[] }
	| { t: 'stage.groups'; put: Group[]; former: Group[] }
	| ({ t: 'stage.merge' } & Merged)
	/** `parted` is what went back by it, notes and ballots; absent in what was stored before. */
	| { t: 'stage.mergeAgain'; from: GroupId; into: GroupId; label: string; parted?: string[] }
	| { t: 'note.agree'; id: string; put: boolean }
	/** None is a target without dots. */
	| { t: 'vote.cast'; target: string; put: number; former: number }
	/** `taken` is the ballot when it was taken back. */
	| { t: 'vote.proxy'; id: string; taken?: PaperBallot }
	| { t: 'seat.headcount'; group: GroupId; put: number; former: number }
	| { t: 'stage.lock' | 'stage.unlock'; what: Lock }
	| { t: 'stage.settings'; put: StageSettings; former: StageSettings }
	| { t: 'action.add'; id: string; action: Action }
	| { t: 'action.remove'; id: string; action: Action }
	| { t: 'action.edit'; id: string; put: Action; former: Action }
	/** Ids of moments that are kept: the one that was put in place, and the board as it was before. */
	| { t: 'history.restore'; put: string; former: string };
