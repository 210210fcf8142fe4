import type { CommandBody } from '../domain/command.ts';
import { isParticipant } from '../domain/permission.ts';
import type { Presence, Role, ServerControl, SharedPresence } from '../domain/protocol.ts';
import { Frame, PROTOCOL_VERSION } from '../domain/protocol.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { refusalMessage } from '../domain/refusal-message.ts';
import { isPrivateStep } from '../domain/stage.ts';
import { tidyText } from '../domain/text.ts';
import type { Clock } from './clock.ts';
import { type ClosedReason, isTaking, type Taking } from './close-reason.ts';
import { isChanged } from './edits.ts';
import { jsonFrame } from './frames.ts';
import type { KeptWork } from './kept-work.ts';
import { NoteIndex } from './note-index.ts';
import { noteOf } from './outbox.ts';
import type { Entry } from './types.ts';
import type { Situation } from './overlay.ts';
import { OwnWork } from './own-work.ts';
import { PresenceSender, readPresence } from './presence.ts';
import { Replicas } from './replicas.ts';
import { type SeatEnd, SeatEnds } from './seat-end.ts';
import { Settling } from './settling.ts';
import { isConnected, type Link, type LinkEvent, nextLink, statusOf } from './status.ts';
import { Switching } from './switching.ts';
import { Topic } from './topic.ts';
import type { Draft, Edit, LiveBoard } from './types.ts';

/** What the server's load already knows, so that notes are on the page before scripts run. */
export interface InitialBoard {
	snapshot?: Snapshot;
	seat?: number;
	role?: Role;
}

export interface BoardParts {
	boardId: string;
	/** `ws(s)://host/sync/boards` */
	url: string;
	clock: Clock;
	random: () => number;
	newCid: () => string;
	kept: KeptWork;
	initial: InitialBoard;
	WebSocket?: typeof WebSocket | undefined;
	/** For networks that stop sockets; absent where there are no requests. */
	polls?: { address: string; fetch: typeof fetch; isHidden: () => boolean } | undefined;
	/** The server no longer understands this page. */
	tooOld?: (() => void) | undefined;
}

/** Coming back may take this long before it is said. */
const OVERDUE_MS = 2_000;

type Topics = Readonly<Record<(typeof topicNames)[number], Topic>>;
const topicNames = [
	'link',
	'stage',
	'notes',
	'me',
	'desk',
	'presence',
	'drafts',
	'typed',
	'edits'
] as const;

/** Puts the parts together: what comes in goes to its owner, what is read comes from its owner. */
export class SocketBoard implements LiveBoard {
	readonly #parts: BoardParts;
	readonly #topics: Topics;
	readonly #replicas: Replicas;
	readonly #work: OwnWork;
	readonly #index: NoteIndex;
	readonly #settling: Settling;
	readonly #presenceSender: PresenceSender;
	#transport: Switching | undefined;
	#seatEnds: SeatEnds | undefined;
	#presence: ReadonlyMap<string, SharedPresence> = new Map();
	#link: Link = { state: 'starting' };
	#role: Role;
	#seat: number;
	#clockOffset = 0;
	#dots = '';
	#stopOverdue: (() => void) | undefined;

	constructor(parts: BoardParts) {
		this.#parts = parts;
		const { clock, random, newCid, kept, initial } = parts;
		this.#role = initial.role ?? 'stakeholder';
		this.#seat = initial.seat ?? kept.seat ?? 0;
		const topic = () => new Topic((run) => clock.atFrame(run));
		this.#topics = Object.fromEntries(topicNames.map((name) => [name, topic()])) as Topics;
		const send = (frame: Uint8Array<ArrayBuffer>) => this.#transport?.send(frame) ?? false;
		this.#presenceSender = new PresenceSender(clock, send);
		this.#work = new OwnWork({
			clock,
			random,
			newCid,
			kept,
			deliver: (json) => send(jsonFrame(Frame.command, json)),
			questionOf: (entry) => this.#questionOf(entry),
			outboxChanged: () => this.#outboxChanged(),
			draftsChanged: () => this.#topics.drafts.changed(),
			typedChanged: () => this.#topics.typed.changed(),
			editsChanged: () => this.#topics.edits.changed()
		});
		this.#replicas = new Replicas({
			clock,
			initial: initial.snapshot,
			board: {
				notes: (ids) => this.#notesArrived(ids),
				clusters: () => this.#clustersArrived(),
				stage: () => this.#stageArrived()
			},
			seat: {
				notes: (ids) => this.#notesArrived(ids),
				me: () => this.#meArrived()
			},
			desk: () => this.#topics.desk.changedRemotely(),
			send,
			restart: (doc) => {
				const goesOn = this.#transport?.replaceDoc(doc) ?? false;
				if (!goesOn && isConnected(this.#link)) this.#move({ type: 'lost' });
				return goesOn;
			}
		});
		const { board, seat } = this.#replicas;
		const { outbox } = this.#work;
		this.#settling = new Settling({
			clock,
			replicas: this.#replicas,
			outbox,
			isUp: () => isConnected(this.#link),
			aged: () => {
				this.#index.touchEntries();
				this.#topics.notes.changed();
			}
		});
		this.#index = new NoteIndex({
			notes: board.notes,
			clusters: board.clusters,
			private: seat.private,
			own: seat.own,
			entries: () => outbox.entries,
			idOf: (cid) => outbox.idOf(cid),
			cidOf: (id) => outbox.cidOf(id),
			situation: () => this.#situation()
		});
	}

	/** Begins to talk to the server. Called in a browser alone. */
	connect(): void {
		const { boardId, url, clock, random, WebSocket, polls } = this.#parts;
		this.#transport = new Switching(this.#replicas.board.doc, {
			url,
			boardId,
			clock,
			random,
			WebSocket,
			polls: polls && { ...polls, have: () => this.#replicas.have() },
			events: {
				control: (message) => this.#control(message),
				reply: (reply) => this.#work.outbox.reply(reply),
				document: (name, update, complete) => {
					this.#replicas.receive(name, update, complete);
					if (complete) this.#settling.settle();
					if (complete && name === 'board') this.#transport?.settled();
				},
				presence: (update) => this.#setPresence(readPresence(update, this.#presence)),
				others: (presence) => this.#setPresence(new Map(presence)),
				upToDate: (at) => {
					this.#replicas.upToDate(at);
					this.#settling.settle();
				},
				lost: (turnedAway) => this.#move({ type: 'lost', ...(turnedAway ? { turnedAway } : {}) }),
				ended: (reason, message) => this.#ended(reason, message)
			}
		});
		this.#transport.start();
		this.#seatEnds = new SeatEnds(boardId, (end) => this.#seatEnded(end));
		void this.#work.takeOver();
		this.#settling.lookLater();
	}

	get ready() {
		this.#topics.stage.read();
		return this.#replicas.board.meta !== undefined;
	}

	get status() {
		this.#topics.link.read();
		this.#topics.drafts.read();
		const { outbox, drafts } = this.#work;
		return statusOf(this.#link, outbox.unsentThings + drafts.unsaved);
	}

	get role() {
		this.#topics.link.read();
		return this.#role;
	}

	get seat() {
		this.#topics.link.read();
		return this.#seat;
	}

	get clockOffset() {
		this.#topics.link.read();
		return this.#clockOffset;
	}

	get unsent() {
		this.#topics.link.read();
		return this.#work.outbox.unanswered.length;
	}

	get me() {
		this.#topics.me.read();
		const { me } = this.#replicas.seat;
		const flag = this.#work.outbox.entries.findLast(({ body }) => body.t === 'flag.finished');
		return me && flag?.body.t === 'flag.finished' ? { ...me, finished: flag.body.on } : me;
	}

	get meta() {
		this.#topics.stage.read();
		return this.#replicas.board.meta;
	}

	get stage() {
		this.#topics.stage.read();
		return this.#replicas.board.stage;
	}

	get counts() {
		this.#topics.stage.read();
		return this.#replicas.board.counts;
	}

	get questions() {
		this.#topics.notes.read();
		return this.#index.questions();
	}

	ownNotes(q: QuestionId) {
		this.#topics.notes.read();
		return this.#index.ownNotes(q);
	}

	note(id: string) {
		this.#topics.notes.read();
		return this.#index.note(id);
	}

	get drafts() {
		this.#topics.drafts.read();
		this.#topics.edits.read();
		this.#topics.notes.read();
		return [...this.#work.drafts.all, ...this.#editsOfGone()];
	}

	get desk() {
		this.#topics.link.read();
		this.#topics.desk.read();
		const { mayReadDesk, desk } = this.#replicas;
		return mayReadDesk && desk.loaded ? desk : undefined;
	}

	get presence() {
		this.#topics.presence.read();
		return this.#presence;
	}

	send(body: CommandBody) {
		// What is shown is what is sent: the server keeps words as they come, and refuses odd ones.
		const tidy = 'text' in body ? { ...body, text: tidyText(body.text) } : body;
		return this.#work.outbox.add(tidy);
	}

	showPresence(presence: Omit<Presence, 'at'>): void {
		const { stage } = this.#replicas.board;
		// Nothing a participant does in a private step is anyone else's to see.
		if (!stage || (isParticipant(this.#role) && isPrivateStep(stage))) return;
		this.#presenceSender.show(presence);
	}

	typed(q: QuestionId) {
		this.#topics.typed.read();
		return this.#work.typed(q);
	}

	tryAgain(): void {
		this.#transport?.hint();
	}

	setTyped(q: QuestionId, text: string): void {
		this.#work.setTyped(q, text);
	}

	get edits() {
		this.#topics.edits.read();
		return this.#work.edits;
	}

	setEdit(edit: Edit): void {
		this.#work.setEdit(edit);
	}

	endEdit(id: string): void {
		this.#work.endEdit(id);
	}

	removeDraft(id: string): void {
		this.#work.drafts.remove(id);
		this.#work.endEdit(id);
	}

	retryDraft(id: string): void {
		const gone = this.#editsOfGone().find((draft) => draft.id === id);
		if (gone) this.#work.endEdit(id);
		const { q, text } = gone ?? {};
		const body = q && text ? ({ t: 'note.post', q, text } as const) : this.#work.drafts.take(id);
		if (body) void this.send(body);
	}

	leave(): Promise<void> {
		return this.#takenAway('left');
	}

	close(): void {
		this.#transport?.stop();
		this.#transport = undefined;
		this.#seatEnds?.close();
		this.#settling.stop();
		this.#stopOverdue?.();
		this.#work.close();
	}

	/** The page may be about to end. */
	flush(): void {
		this.#parts.kept.flush();
	}

	/** The device says that its network or the page's visibility changed. */
	hint(): void {
		if (this.#parts.kept.isLeft) void this.#end('left');
		else this.#transport?.hint();
	}

	#control(message: ServerControl): void {
		switch (message.kind) {
			case 'hello':
				return this.#hello(message);
			case 'epoch':
				return this.#replicas.epoch(message.doc, message.epoch);
			case 'drain':
				return this.#transport?.drain(message.retryAfterMs);
			case 'time':
				return this.#setClock(message.now);
		}
	}

	#hello(hello: Extract<ServerControl, { kind: 'hello' }>): void {
		if (hello.v !== PROTOCOL_VERSION) return this.#ended('too-old');
		if (this.#parts.kept.isLeft) return this.#ended('left');
		this.#seat = hello.seat;
		this.#role = hello.role;
		this.#setClock(hello.now);
		this.#work.useSeat(hello.seat);
		void this.#work.takeOver();
		if (!this.#replicas.hello(hello)) return;
		this.#move({ type: 'hello', slow: this.#transport?.isSlow ?? false });
		this.#work.outbox.connected();
	}

	#move(event: LinkEvent): void {
		this.#link = nextLink(this.#link, event);
		this.#stopOverdue?.();
		if (this.#link.state === 'resuming')
			this.#stopOverdue = this.#parts.clock.after(OVERDUE_MS, () =>
				this.#move({ type: 'overdue' })
			);
		if (!isConnected(this.#link)) {
			this.#work.outbox.disconnected();
			this.#setPresence(new Map());
		}
		this.#index.touchEntries();
		this.#topics.notes.changed();
		this.#topics.link.changed();
	}

	/** The server has ended it. A seat that was left here has nobody to ask to come in again. */
	#ended(reason: ClosedReason, message?: string): void {
		const known = reason === 'sign-in' && this.#parts.kept.isLeft ? 'left' : reason;
		if (isTaking(known)) void this.#takenAway(known, message);
		else void this.#end(known);
		if (known === 'too-old') this.#parts.tooOld?.();
	}

	/** This device does not have the seat any more, in any tab. */
	#takenAway(reason: Taking, message?: string): Promise<void> {
		const seat = reason === 'deleted' ? undefined : (this.#parts.kept.seat ?? this.#seat);
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
		if (!isTaking(reason)) return;
		const forgotten = this.#work.forget(reason === 'deleted');
		this.#replicas.clear();
		this.#index.touchAll();
		await forgotten;
	}

	#setClock(now: number): void {
		this.#clockOffset = now - this.#parts.clock.now();
		this.#topics.link.changedRemotely();
	}

	#setPresence(seen: Map<string, SharedPresence>): void {
		for (const [id, presence] of seen) if (this.#presenceSender.isEcho(presence)) seen.delete(id);
		this.#presence = seen;
		this.#topics.presence.changedRemotely();
	}

	#notesArrived(ids: Iterable<string>): void {
		this.#index.touch(ids);
		this.#settling.settle();
		this.#topics.notes.changedRemotely();
	}

	#clustersArrived(): void {
		this.#index.touchClusters();
		this.#topics.notes.changedRemotely();
	}

	#stageArrived(): void {
		const dots = JSON.stringify(this.#replicas.board.stage?.importedDots ?? {});
		if (dots === this.#dots) this.#index.touchEntries();
		else this.#index.touchAll();
		this.#dots = dots;
		this.#topics.stage.changedRemotely();
		this.#topics.notes.changedRemotely();
	}

	#meArrived(): void {
		this.#index.touchEntries();
		this.#settling.settle();
		this.#topics.me.changedRemotely();
		this.#topics.notes.changedRemotely();
	}

	#outboxChanged(): void {
		this.#index.touchEntries();
		this.#settling.settle();
		this.#settling.lookLater();
		this.#topics.notes.changed();
		this.#topics.me.changed();
		this.#topics.link.changed();
	}

	#situation(): Situation {
		const { board, seat } = this.#replicas;
		return {
			now: this.#parts.clock.now(),
			clockOffset: this.#clockOffset,
			offline: this.#link.state === 'down' || this.#link.state === 'closed',
			privateStep: board.stage !== undefined && isPrivateStep(board.stage),
			group: seat.me?.group,
			seat: this.#seat,
			dots: (id) => board.stage?.importedDots?.[id]
		};
	}

	#questionOf({ body }: Entry): QuestionId {
		if (body.t === 'note.post') return body.q;
		const id = noteOf(body);
		return (id === undefined ? undefined : this.#index.note(id)?.q) ?? questionIds[0];
	}

	/**
	 * Changed words of notes that are gone, as drafts. Derived, since a note may come back and then
	 * they are in its box again; said only when the documents are known to be up to date.
	 */
	#editsOfGone(): Draft[] {
		if (this.#replicas.asOf === 0) return [];
		return this.#work.edits
			.filter((edit) => isChanged(edit) && !this.#index.note(edit.id))
			.map(({ id, q, text }) => ({
				id,
				q,
				text,
				noteId: id,
				code: 'gone',
				message: refusalMessage('gone', 'note.edit')
			}));
	}
}
