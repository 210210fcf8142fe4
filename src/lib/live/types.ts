import type { Cluster } from '../domain/cluster.ts';
import type { AcceptedReply, CommandBody, RefusedReply } from '../domain/command.ts';
import type { BinnedNote, BoardCounts, BoardMeta, DeskCells } from '../domain/document.ts';
import type { RefusalCode } from '../domain/errors.ts';
import type { GroupId } from '../domain/group.ts';
import type { PrivateNote } from '../domain/note.ts';
import type { Place } from '../domain/place.ts';
import type { Role, SharedPresence } from '../domain/protocol.ts';
import type { QuestionId } from '../domain/question.ts';
import type { OrderedQuestion } from '../domain/reading-order.ts';
import type { DeskSeat, Me } from '../domain/seat.ts';
import type { Stage } from '../domain/stage.ts';

/** The state of one's own note in words: never shown before it is true. */
export type NoteState = 'waiting' | 'saved' | 'sent';

/** A note as the views draw it: the replica's, with own unanswered commands laid over it. */
export interface BoardNote extends PrivateNote {
	/** The server's id; of a note just posted its cid, until the reply brings the id. */
	id: string;
	/** Stays the same when the reply brings the id: what each-blocks key by, so that focus stays. */
	key: string;
	p: Place;
	cluster?: string;
	late?: true;
	/** Dots that came with an import. */
	dots?: number;
	own: boolean;
	/** True while it stays with its writer: in **seat**, or posted in a private step. */
	private: boolean;
	/** Of own notes alone. `waiting` shows after 2 s without a reply, or at once when offline. */
	state?: NoteState;
	/** Own unanswered command underway (also in the first 2 s): the note is drawn, not yet confirmed. */
	pending: boolean;
}

/** A refused or unfinished text, kept with its reason. */
export interface Draft {
	id: string;
	q: QuestionId;
	text: string;
	/** Of an edit: the note it was meant for. */
	noteId?: string;
	group?: GroupId;
	/** Written while nobody else saw it: sent again it stays so. */
	asPrivate?: true;
	code: RefusalCode;
	message: string;
}

/** The words of a note in hand, before they are saved. */
export interface Edit {
	id: string;
	/** The question of the note when the change began. */
	q: QuestionId;
	text: string;
	/** The words before any change. */
	was: string;
	/** Version of the note that the writer began with. */
	base: number;
}

/** An own command that has no reply yet, or whose effect has not been seen yet. */
export interface Entry {
	cid: string;
	body: CommandBody;
	/** This device's clock. */
	madeAt: number;
	/** Whether it may have reached the server. */
	sent: boolean;
	answered?: { at: number; id?: string };
}

/** All that is kept of one seat's work in one tab. */
export interface KeptParts {
	outbox?: readonly Entry[] | undefined;
	drafts?: readonly Draft[] | undefined;
	typed?: Partial<Record<QuestionId, string>> | undefined;
	edits?: readonly Edit[] | undefined;
}

/** The one truth of the status line (X101). */
export type Status =
	| { kind: 'connecting' }
	| { kind: 'saved' }
	| { kind: 'waiting'; count: number }
	| { kind: 'offline'; count: number }
	/** This page is not let in for now, by the server or the network; it tries again by itself. */
	| { kind: 'turned-away'; reason: 'pages' | 'full' | 'paused' | 'network'; count: number }
	| { kind: 'slow' }
	| {
			kind: 'closed';
			reason:
				| 'left'
				| 'removed'
				| 'board-closed'
				| 'deleted'
				| 'sign-in'
				| 'no-board'
				| 'too-old'
				| 'reload';
			/** What the facilitator wrote to somebody who is removed. */
			message?: string;
	  };

/**
 * A board in a browser: reading any getter inside a component subscribes to it (createSubscriber).
 * Made once per page by `openBoard()` and handed down by context.
 */
export interface LiveBoard {
	/** False until the document **board** arrived for the first time. */
	readonly ready: boolean;
	readonly status: Status;
	readonly role: Role;
	readonly seat: number;
	readonly me: Me | undefined;
	readonly meta: BoardMeta | undefined;
	readonly stage: Stage | undefined;
	readonly counts: BoardCounts;
	/** All notes this person may see, own private ones included (those have no place of their own), in reading order. */
	readonly questions: readonly OrderedBoardQuestion[];
	/** Own notes of a question, private and shared, newest first. */
	ownNotes(q: QuestionId): readonly BoardNote[];
	note(id: string): BoardNote | undefined;
	readonly drafts: readonly Draft[];
	/** Undefined unless this seat may read **desk**. */
	readonly desk: LiveDesk | undefined;
	readonly presence: ReadonlyMap<string, SharedPresence>;
	/** Milliseconds to add to this device's clock to get the server's. */
	readonly clockOffset: number;

	/**
	 * Sends a command; resolves with the reply (however late), also after reconnecting. Never rejects.
	 * One that went with what it was about resolves with `gone` and an empty message: nothing to tell.
	 */
	send(body: CommandBody): Promise<AcceptedReply | RefusedReply>;
	/** Tries to connect now, where the next try would come later. */
	tryAgain(): void;
	/** Latest place of the pointer or drag; throttled. */
	showPresence(presence: { drag?: { id: string; p: Place }; editing?: string }): void;
	/** Half-typed text per question, kept in this tab's storage over reload and step changes. */
	typed(q: QuestionId): string;
	setTyped(q: QuestionId, text: string): void;
	/** Changes of words that were begun and not sent, kept in the same way. */
	readonly edits: readonly Edit[];
	setEdit(edit: Edit): void;
	/** Ends a change; its words are let go. */
	endEdit(id: string): void;
	removeDraft(id: string): void;
	/** Sends a draft again. */
	retryDraft(id: string): void;
	/** Number of own commands without a reply. */
	readonly unsent: number;
	/** Ends the board for this seat in every tab of this browser, and clears all that they keep of it. */
	leave(): Promise<void>;
	close(): void;
}

export interface OrderedBoardQuestion extends Omit<OrderedQuestion, 'clusters' | 'loose'> {
	clusters: { id: string; cluster: Cluster; notes: BoardNote[] }[];
	loose: BoardNote[];
}

/** The document **desk** as plain data. */
export interface LiveDesk {
	readonly seats: ReadonlyMap<number, DeskSeat>;
	readonly writers: ReadonlyMap<string, number>;
	readonly cells: DeskCells;
	readonly bin: ReadonlyMap<string, BinnedNote>;
}
