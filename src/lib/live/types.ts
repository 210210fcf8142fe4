import type { ActionWithId } from '../domain/action.ts';
import type { Dots } from '../domain/ballot.ts';
import type { Cluster } from '../domain/cluster.ts';
import type { AcceptedReply, CommandBody, RefusedReply } from '../domain/command.ts';
import type {
	BinnedNote,
	BoardCounts,
	BoardMeta,
	DeskCells,
	DeskVoting
} from '../domain/document.ts';
import type { RefusalCode } from '../domain/errors.ts';
import type { GroupId } from '../domain/group.ts';
import type { HiddenNote, Question, QueuedNote, SentBack } from '../domain/moderation.ts';
import type { EarlyNote, Note, PrivateNote, Via } from '../domain/note.ts';
import type { Place } from '../domain/place.ts';
import type { AtTheDoor, Role, SharedPresence } from '../domain/protocol.ts';
import type { QuestionId } from '../domain/question.ts';
import type { OrderedQuestion } from '../domain/reading-order.ts';
import type { Prompt, SentPrompt } from '../domain/prompt.ts';
import type { Me, DeskSeat, HelpCall } from '../domain/seat.ts';
import type { Stage } from '../domain/stage.ts';
import type { PostBody } from './never-sent.ts';

/** The state of one's own note in words: never shown before it is true. `queued` waits for a facilitator. */
export type NoteState = 'waiting' | 'saved' | 'queued' | 'sent';

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
	/** People who agree, by group. */
	agree?: NonNullable<Note['agree']>;
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
	/** Written down for somebody: sent again it says so. */
	via?: Via;
	/** Written while nobody else saw it: sent again it stays so. */
	asPrivate?: true;
	/** Written where it said that facilitators read it. */
	readable?: true;
	code: RefusalCode;
	message: string;
}

/** The one reply that a command gets in this page. */
export type FinalReply =
	| RefusedReply
	| (AcceptedReply & {
			/**
			 * Of the deletion of a note that never left this device: posts it again. No undo of the server
			 * knows of it.
			 */
			unsent?: PostBody;
	  });

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

/** What has not reached the board yet. */
export interface Waiting {
	/** Notes, or other things. */
	count: number;
	/** Some are no notes: a dot, a “Me too”, a move. */
	changes?: true;
}

/** The one truth of the status line (X101). */
export type Status =
	| { kind: 'connecting' }
	| { kind: 'saved' }
	| ({ kind: 'waiting' } & Waiting)
	| ({ kind: 'offline' } & Waiting)
	/** This page is not let in for now, by the server or the network; it tries again by itself. */
	| ({ kind: 'turned-away'; reason: 'pages' | 'full' | 'paused' | 'network' } & Waiting)
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

/** What a seat says of itself; a call for help that nobody has heard yet says so. */
export type Said = Me & { helpWaits?: boolean };

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
	/** Set while this seat waits to be let in, and when it was turned away: all that it was told. */
	readonly waiting: AtTheDoor | undefined;
	/** Facilitators alone: many wrong codes were typed since `wrongCodesSeen()`. */
	readonly wrongCodes: boolean;
	/** Facilitators alone: how often the code to join became another one since the page was opened. */
	readonly newCodes: number;
	readonly me: Said | undefined;
	readonly meta: BoardMeta | undefined;
	readonly stage: Stage | undefined;
	readonly counts: BoardCounts;
	/** All notes this person may see, own private ones included (those have no place of their own), in reading order. */
	readonly questions: readonly OrderedBoardQuestion[];
	/** Own notes of a question, private and shared, newest first. */
	ownNotes(q: QuestionId): readonly BoardNote[];
	note(id: string): BoardNote | undefined;
	/** What was agreed, in the order in which it was added. */
	readonly actions: readonly ActionWithId[];
	/** The own ballot, own unanswered votes included. */
	readonly ballot: Dots;
	/** Notes that this person agrees with. */
	readonly agreed: ReadonlySet<string>;
	readonly drafts: readonly Draft[];
	/** Own words that a facilitator hid or sent back, by the id of their note. */
	readonly sentBack: ReadonlyMap<string, SentBack>;
	/** What facilitators ask about own notes, by the id of the note. */
	readonly asked: ReadonlyMap<string, Question>;
	/** Undefined unless this seat may read **desk**. */
	readonly desk: LiveDesk | undefined;
	readonly presence: ReadonlyMap<string, SharedPresence>;
	/** Milliseconds to add to this device's clock to get the server's. */
	readonly clockOffset: number;
	/** Milliseconds since 1970 by the server's clock, or undefined until it has said its time. */
	serverNow(): number | undefined;
	/** What the facilitator asked this seat's group for, by question. */
	readonly prompts: ReadonlyMap<QuestionId, Prompt>;

	/**
	 * Sends a command; resolves with the reply (however late), also after reconnecting. Never rejects.
	 * One that went with what it was about resolves with `gone` and an empty message: nothing to tell.
	 * @param keepsWords whether the sender still has the words, asked when they are refused: else they
	 *   become a draft
	 */
	send(body: CommandBody, keepsWords?: () => boolean): Promise<FinalReply>;
	wrongCodesSeen(): void;
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
	/** Seats that ask for help. */
	readonly help: ReadonlyMap<number, HelpCall>;
	/** By `question group`: which groups were asked for their view. */
	readonly prompts: ReadonlyMap<string, SentPrompt>;
	/** By step: when it began last. */
	readonly begun: ReadonlyMap<string, number>;
	readonly bin: ReadonlyMap<string, BinnedNote>;
	readonly hidden: ReadonlyMap<string, HiddenNote>;
	readonly queue: ReadonlyMap<string, QueuedNote>;
	/** Private notes that facilitators may read before they are shared. */
	readonly early: ReadonlyMap<string, EarlyNote>;
	/** What may be known of a vote under way; empty before the first dot. */
	readonly voting: Partial<DeskVoting>;
	/** People without a device, by group. */
	readonly headcount: Partial<Record<GroupId, number>>;
}
