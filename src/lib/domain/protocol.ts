import * as v from 'valibot';
import type { GroupId } from './group.ts';
import { type Place, placeSchema } from './place.ts';
import { type QuestionId, questionIdSchema } from './question.ts';

/** Version of commands, frames and documents. History: 1, the first. */
export const PROTOCOL_VERSION = 1;

/**
 * Whether a client that speaks this version must be renewed before it is answered. A later version
 * is let in: the version in `hello` tells it what is spoken here.
 */
export function isTooOld(version: number): boolean {
	return version < PROTOCOL_VERSION;
}

/** Frame numbers: each binary message is a varuint of these (lib0) and a body. */
export const Frame = {
	sync: 0,
	awareness: 1,
	denied: 2,
	queryAwareness: 3,
	command: 64,
	reply: 65,
	presence: 66,
	document: 67,
	control: 68,
	heartbeat: 69
} as const;

/** Why a socket was closed. 44xx is final for that page load, 45xx invites another try later. */
export const CloseCode = {
	malformed: 4400,
	signIn: 4401,
	removed: 4403,
	noBoard: 4404,
	boardClosed: 4410,
	tooOld: 4426,
	draining: 4503,
	tooSlow: 4508,
	tooMany: 4529
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** How a seat that was ended is told so: a person was removed, a room screen needs a new link. */
export function closeOfEnded(role: Role): CloseCode {
	return role === Role.screen ? CloseCode.signIn : CloseCode.removed;
}

/** What there was too much of, as the close frame says it beside `tooMany`. */
export const TooMany = {
	/** Open pages of one seat. */
	pages: 'too many open pages',
	/** Open pages of one board. */
	full: 'the board is full',
	commands: 'too many commands',
	mistakes: 'too many mistakes'
} as const;

/** The three documents of a board, by audience. */
export const documentNames = ['board', 'seat', 'desk'] as const;
export type DocumentName = (typeof documentNames)[number];

export const Role = {
	facilitator: 'facilitator',
	stakeholder: 'stakeholder',
	lead: 'lead',
	screen: 'screen'
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** All that a seat is told which waits to be let in. */
export interface AtTheDoor {
	title: string;
}

/** What the server says on frame 68. Times in milliseconds since 1970, server clock. */
export type ServerControl =
	| {
			kind: 'hello';
			v: number;
			seat: number;
			role: Role;
			board: { epoch: string };
			seatDoc: { epoch: string };
			desk?: { epoch: string };
			/** Of a seat that waits to be let in: all it is told. Another `hello` follows when that changes. */
			waiting?: AtTheDoor;
			now: number;
	  }
	| { kind: 'epoch'; doc: DocumentName; epoch: string }
	| { kind: 'drain'; retryAfterMs: number }
	| { kind: 'time'; now: number }
	/** To room screens alone: notes by question, private ones included. */
	| { kind: 'counts'; perQuestion: Partial<Record<QuestionId, number>> }
	/** To room screens and desks: the code to join is another one now. The page asks for it. */
	| { kind: 'code' }
	/** To facilitators alone: many wrong codes were typed at this server. */
	| { kind: 'wrong-codes' };

/** What a browser says on frame 66; anything else in it is ignored. */
export const presenceSchema = v.object({
	at: v.optional(v.object({ q: questionIdSchema, p: placeSchema })),
	drag: v.optional(v.object({ id: v.pipe(v.string(), v.maxLength(64)), p: placeSchema })),
	editing: v.optional(v.pipe(v.string(), v.maxLength(64)))
});
export type Presence = v.InferOutput<typeof presenceSchema>;

/** Presence as others see it, under a random id per socket. */
export interface SharedPresence {
	group: GroupId;
	at?: { q: string; p: Place };
	drag?: { id: string; p: Place };
	editing?: string;
}
