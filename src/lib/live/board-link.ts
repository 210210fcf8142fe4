import type * as Y from 'yjs';
import type { AtTheDoor, Role, ServerControl } from '../domain/protocol.ts';
import { PROTOCOL_VERSION } from '../domain/protocol.ts';
import type { BoardContent, Standing } from './board-content.ts';
import type { BoardParts } from './board-parts.ts';
import type { BoardPresence } from './board-presence.ts';
import type { BoardTopics } from './board-topics.ts';
import { type ClosedReason, isTaking, type Taking } from './close-reason.ts';
import { type SeatEnd, SeatEnds } from './seat-end.ts';
import { isConnected, type Link, type LinkEvent, nextLink, statusOf } from './status.ts';
import { Switching } from './switching.ts';
import type { Status } from './types.ts';

/** Coming back may take this long before it is said. */
const OVERDUE_MS = 2_000;

export interface LinkParts {
	content: BoardContent;
	presence: BoardPresence;
	topics: BoardTopics;
}

/** How this page and the server stand, from the first try to the end: what comes in goes to its owner. */
export class BoardLink {
	readonly #parts: BoardParts & LinkParts;
	#transport: Switching | undefined;
	#seatEnds: SeatEnds | undefined;
	#link: Link = { state: 'starting' };
	#stopOverdue: (() => void) | undefined;
	role: Role;
	seat: number;
	clockOffset = 0;
	/** Undefined for who is in. It stays when the seat ends, so that the end is told in its words. */
	waiting: AtTheDoor | undefined;
	/** Many wrong codes were typed, and nobody here has said that they know. */
	wrongCodes = false;
	/** How often the code to join became another one since the page was opened. */
	newCodes = 0;
	#isClockSet = false;

	constructor(parts: BoardParts & LinkParts) {
		this.#parts = parts;
		const { initial, kept } = parts;
		this.role = initial.role ?? 'stakeholder';
		this.seat = initial.seat ?? kept.seat ?? 0;
		this.waiting = initial.waiting;
	}

	/** Begins to talk to the server. Called in a browser alone. */
	connect(): void {
		const { boardId, url, clock, random, WebSocket, polls, content, presence, as } = this.#parts;
		this.#transport = new Switching(content.replicas.board.doc, {
			url,
			boardId,
			clock,
			random,
			as,
			WebSocket,
			polls: polls && { ...polls, as, have: () => content.replicas.have() },
			events: {
				control: (message) => this.#control(message),
				reply: (reply) => content.work.outbox.reply(reply),
				document: (name, update, complete) => {
					content.receive(name, update, complete);
					if (complete && name === 'board') this.#transport?.settled();
				},
				presence: (update) => presence.update(update),
				others: (seen) => presence.set(new Map(seen)),
				upToDate: (at) => content.upToDate(at),
				lost: (turnedAway) => this.#move({ type: 'lost', ...(turnedAway ? { turnedAway } : {}) }),
				ended: (reason, message) => this.#ended(reason, message)
			}
		});
		this.#transport.start();
		this.#seatEnds = new SeatEnds(boardId, (end) => this.#seatEnded(end));
	}

	get standing(): Standing {
		const { seat, clockOffset, role } = this;
		const { state } = this.#link;
		const isOffline = state === 'down' || state === 'closed';
		return { seat, clockOffset, isUp: isConnected(this.#link), isOffline, role };
	}

	/** The truth of the status line, by what waits. */
	status(unsent: number, changes: boolean): Status {
		return statusOf(this.#link, unsent, changes);
	}

	send(frame: Uint8Array<ArrayBuffer>): boolean {
		return this.#transport?.send(frame) ?? false;
	}

	/** **board** has a fresh replica. @returns whether the connection goes on with it */
	restart(doc: Y.Doc): boolean {
		const goesOn = this.#transport?.replaceDoc(doc) ?? false;
		if (!goesOn && isConnected(this.#link)) this.#move({ type: 'lost' });
		return goesOn;
	}

	tryAgain(): void {
		this.#transport?.hint();
	}

	/** The device says that its network or the page's visibility changed. */
	hint(): void {
		if (this.#parts.kept.isLeft) void this.#end('left');
		else this.#transport?.hint();
	}

	/** The seat is given up, in every tab of this browser. */
	leave(): Promise<void> {
		return this.#takenAway('left');
	}

	close(): void {
		this.#transport?.stop();
		this.#transport = undefined;
		this.#seatEnds?.close();
		this.#stopOverdue?.();
	}

	#control(message: ServerControl): void {
		switch (message.kind) {
			case 'hello':
				return this.#hello(message);
			case 'epoch':
				return this.#parts.content.replicas.epoch(message.doc, message.epoch);
			case 'drain':
				return this.#transport?.drain(message.retryAfterMs);
			case 'time':
				return this.#setClock(message.now);
			case 'wrong-codes':
				return this.tellOfWrongCodes(true);
			case 'code':
				this.newCodes++;
				return this.#parts.topics.link.changedRemotely();
			case 'counts': // For room screens, which are no board of a person.
				return;
		}
	}

	#hello(hello: Extract<ServerControl, { kind: 'hello' }>): void {
		const { content, kept } = this.#parts;
		if (hello.v !== PROTOCOL_VERSION) return this.#ended('too-old');
		if (kept.isLeft) return this.#ended('left');
		this.seat = hello.seat;
		this.role = hello.role;
		this.#setClock(hello.now);
		content.work.useSeat(hello.seat);
		void content.work.takeOver();
		const hasWaited = this.waiting !== undefined;
		this.waiting = hello.waiting;
		if (hello.waiting) return this.#move({ type: 'hello', slow: this.#transport?.isSlow ?? false });
		if (!content.replicas.hello(hello)) return;
		// What was asked for at the door was denied.
		if (hasWaited) content.replicas.askForBoard();
		this.#move({ type: 'hello', slow: this.#transport?.isSlow ?? false });
		content.work.outbox.connected();
	}

	/** @param isNews whether the desk is to see it, or has */
	tellOfWrongCodes(isNews: boolean): void {
		this.wrongCodes = isNews;
		this.#parts.topics.link.changedRemotely();
	}

	#move(event: LinkEvent): void {
		const { clock, content, presence, topics } = this.#parts;
		this.#link = nextLink(this.#link, event);
		this.#stopOverdue?.();
		if (this.#link.state === 'resuming')
			this.#stopOverdue = clock.after(OVERDUE_MS, () => this.#move({ type: 'overdue' }));
		if (!isConnected(this.#link)) {
			content.work.outbox.disconnected();
			presence.set(new Map());
		}
		content.lookAgain();
		topics.link.changed();
	}

	/** The server's time, or undefined until it has said it. */
	get serverNow(): number | undefined {
		return this.#isClockSet ? this.#parts.clock.now() + this.clockOffset : undefined;
	}

	#setClock(now: number): void {
		this.#isClockSet = true;
		this.clockOffset = now - this.#parts.clock.now();
		this.#parts.topics.link.changedRemotely();
	}

	/** The server has ended it. A seat that was left here has nobody to ask to come in again. */
	#ended(reason: ClosedReason, message?: string): void {
		const { kept, tooOld } = this.#parts;
		const known = reason === 'sign-in' && kept.isLeft ? 'left' : reason;
		if (isTaking(known)) void this.#takenAway(known, message);
		else void this.#end(known);
		if (known === 'too-old') tooOld?.();
	}

	/** This device does not have the seat any more, in any tab. */
	#takenAway(reason: Taking, message?: string): Promise<void> {
		const seat = reason === 'deleted' ? undefined : (this.#parts.kept.seat ?? this.seat);
		this.#seatEnds?.tell({ seat, reason, message });
		return this.#end(reason, message);
	}

	/** Another tab says that this device does not have a seat any more. */
	#seatEnded({ seat, reason, message }: SeatEnd): void {
		const { kept } = this.#parts;
		if (seat === undefined || seat === kept.seat) void this.#end(reason, message);
		else kept.forgetInTab(seat);
	}

	async #end(reason: ClosedReason, message?: string): Promise<void> {
		this.#transport?.stop();
		this.#move({ type: 'ended', reason, ...(message ? { message } : {}) });
		if (isTaking(reason)) await this.#parts.content.forget(reason === 'deleted');
	}
}
