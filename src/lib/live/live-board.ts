import type { CommandBody } from '../domain/command.ts';
import type { Presence } from '../domain/protocol.ts';
import type { QuestionId } from '../domain/question.ts';
import { tidyText } from '../domain/text.ts';
import { asWritten } from './as-written.ts';
import { BoardContent } from './board-content.ts';
import { BoardLink } from './board-link.ts';
import type { BoardParts } from './board-parts.ts';
import { BoardPresence } from './board-presence.ts';
import { type BoardTopics, boardTopics } from './board-topics.ts';
import type { KeptWork } from './kept-work.ts';
import type { Edit, LiveBoard } from './types.ts';
import { Unfinished } from './unfinished.ts';
import { agreedWithUnanswered, withUnanswered } from './voices.ts';
import { withFlags } from './with-flags.ts';

/** Puts the parts together: what is read comes from its owner, and says by its topic when it changes. */
export class SocketBoard implements LiveBoard {
	readonly #kept: KeptWork;
	readonly #topics: BoardTopics;
	readonly #content: BoardContent;
	readonly #unfinished: Unfinished;
	readonly #presence: BoardPresence;
	readonly #link: BoardLink;

	constructor(parts: BoardParts) {
		const topics = boardTopics(parts.clock);
		const send = (frame: Uint8Array<ArrayBuffer>) => this.#link.send(frame);
		const content = new BoardContent({
			...parts,
			topics,
			standing: () => this.#link.standing,
			send,
			restart: (doc) => this.#link.restart(doc)
		});
		const presence = new BoardPresence(parts.clock, topics.presence, send);
		this.#kept = parts.kept;
		this.#topics = topics;
		this.#content = content;
		this.#unfinished = new Unfinished(content);
		this.#presence = presence;
		this.#link = new BoardLink({ ...parts, topics, content, presence });
	}

	/** Begins to talk to the server. Called in a browser alone. */
	connect(): void {
		this.#link.connect();
		this.#content.start();
	}

	get ready() {
		this.#topics.stage.read();
		return this.#content.replicas.board.meta !== undefined;
	}

	get status() {
		this.#topics.link.read();
		this.#topics.drafts.read();
		const { outbox, drafts } = this.#content.work;
		return this.#link.status(outbox.unsentThings + drafts.unsaved, outbox.hasOtherThings);
	}

	get role() {
		this.#topics.link.read();
		return this.#link.role;
	}

	get seat() {
		this.#topics.link.read();
		return this.#link.seat;
	}

	get waiting() {
		this.#topics.link.read();
		return this.#link.waiting;
	}

	get wrongCodes() {
		this.#topics.link.read();
		return this.#link.wrongCodes;
	}

	get newCodes() {
		this.#topics.link.read();
		return this.#link.newCodes;
	}

	wrongCodesSeen(): void {
		this.#link.tellOfWrongCodes(false);
	}

	get clockOffset() {
		this.#topics.link.read();
		return this.#link.clockOffset;
	}

	serverNow() {
		this.#topics.link.read();
		return this.#link.serverNow;
	}

	get prompts() {
		this.#topics.me.read();
		return this.#content.replicas.seat.prompts;
	}

	get unsent() {
		this.#topics.link.read();
		return this.#content.work.outbox.unanswered.length;
	}

	get me() {
		this.#topics.me.read();
		const { me } = this.#content.replicas.seat;
		return me && withFlags(me, this.#content.work.outbox.entries);
	}

	get ballot() {
		this.#topics.me.read();
		const { replicas, work } = this.#content;
		return withUnanswered(replicas.seat.ballot, work.outbox.entries);
	}

	get agreed() {
		this.#topics.me.read();
		const { replicas, work } = this.#content;
		return agreedWithUnanswered(replicas.seat.agreed, work.outbox.entries);
	}

	get meta() {
		this.#topics.stage.read();
		return this.#content.replicas.board.meta;
	}

	get stage() {
		this.#topics.stage.read();
		return this.#content.replicas.board.stage;
	}

	get counts() {
		this.#topics.stage.read();
		return this.#content.replicas.board.counts;
	}

	get questions() {
		this.#topics.notes.read();
		return this.#content.index.questions();
	}

	ownNotes(q: QuestionId) {
		this.#topics.notes.read();
		return this.#content.index.ownNotes(q);
	}

	note(id: string) {
		this.#topics.notes.read();
		return this.#content.index.note(id);
	}

	get actions() {
		this.#topics.actions.read();
		return this.#content.replicas.board.actions;
	}

	get drafts() {
		this.#topics.drafts.read();
		this.#topics.edits.read();
		this.#topics.notes.read();
		return this.#unfinished.all;
	}

	get sentBack() {
		this.#topics.drafts.read();
		return this.#content.replicas.seat.sentBack;
	}

	get asked() {
		this.#topics.drafts.read();
		return this.#content.replicas.seat.asked;
	}

	get desk() {
		this.#topics.link.read();
		this.#topics.desk.read();
		const { mayReadDesk, desk } = this.#content.replicas;
		return mayReadDesk && desk.loaded ? desk : undefined;
	}

	get presence() {
		return this.#presence.seen;
	}

	send(body: CommandBody, keepsWords?: () => boolean) {
		// What is shown is what is sent: the server keeps words as they come, and refuses odd ones.
		const text = 'text' in body ? body.text : undefined;
		const tidy = text === undefined ? body : { ...body, text: tidyText(text) };
		const isPrivate = (id: string) => this.note(id)?.private === true;
		const { stage } = this.#content.replicas.board;
		return this.#content.work.outbox.add(asWritten(tidy, stage, isPrivate), keepsWords);
	}

	showPresence(presence: Omit<Presence, 'at'>): void {
		this.#presence.show(presence, this.#link.role, this.#content.replicas.board.stage);
	}

	typed(q: QuestionId) {
		this.#topics.typed.read();
		return this.#content.work.typed(q);
	}

	tryAgain(): void {
		this.#link.tryAgain();
	}

	setTyped(q: QuestionId, text: string): void {
		this.#content.work.setTyped(q, text);
	}

	get edits() {
		this.#topics.edits.read();
		return this.#content.work.edits;
	}

	setEdit(edit: Edit): void {
		this.#content.work.setEdit(edit);
	}

	endEdit(id: string): void {
		this.#content.work.endEdit(id);
	}

	removeDraft(id: string): void {
		this.#unfinished.remove(id);
	}

	retryDraft(id: string): void {
		const body = this.#unfinished.take(id);
		if (body) void this.send(body);
	}

	leave(): Promise<void> {
		return this.#link.leave();
	}

	close(): void {
		this.#link.close();
		this.#content.close();
	}

	/** The page may be about to end. */
	flush(): void {
		this.#kept.flush();
	}

	/** The device says that its network or the page's visibility changed. */
	hint(): void {
		this.#link.hint();
	}
}
