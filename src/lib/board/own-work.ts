import { createContext, tick } from 'svelte';
import type { ActionFields } from '../domain/action.ts';
import type { AcceptedReply, CommandBody } from '../domain/command.ts';
import { tidyText } from '../domain/text.ts';
import type { GroupId } from '../domain/group.ts';
import { noteName } from '../domain/note.ts';
import type { Place } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import { isPrivateStep } from '../domain/stage.ts';
import { isChanged } from '../live/edits.ts';
import type { PostBody } from '../live/never-sent.ts';
import type { BoardNote, Edit, LiveBoard } from '../live/types.ts';
import type { ActionHands } from './actions.ts';
import { actionWords } from './action-words.ts';
import { groupingWords } from './grouping-words.ts';
import { focusNote } from './focus.ts';
import type { Placed } from './placing.ts';
import { moderationWords } from './moderation-words.ts';
import { labelOf, placeInQuestion } from './reading.ts';
import type { ActionInHand, BoardView, Notice } from './view.svelte.ts';
import { OwnSigns } from './own-signs.ts';
import { type Answered, Sending, type Voice } from './sending.ts';
import { dotsLeft, oneLess, oneMore, rulesOf } from './voting.ts';
import { voteWords } from './vote-words.ts';
import { words } from './words.ts';

/** Where a note is to go. `cluster: null` takes it out of its cluster. */
export interface Target {
	q: QuestionId;
	p: Place;
	cluster?: string | null;
	/** Notes that step aside first, because there is no place between them. */
	aside?: readonly Placed[];
}

/** What this person does: each is one command, spoken once, and a refusal is told in words. */
export class OwnWork implements ActionHands {
	readonly #board: LiveBoard;
	readonly #view: BoardView;
	readonly #sending: Sending;
	/** What this person says of themselves, and where they point. */
	readonly signs: OwnSigns;

	constructor(board: LiveBoard, view: BoardView, voice: Voice) {
		this.#board = board;
		this.#view = view;
		this.#sending = new Sending(board, view, voice);
		this.signs = new OwnSigns(board, view, this.#sending);
	}

	/** Adds a note. The words are in the board's keeping from here on, so the box can be emptied. */
	async post(
		q: QuestionId,
		text: string,
		{ group, via }: { group?: GroupId | undefined; via?: 'scribe' } = {}
	): Promise<void> {
		this.#view.tell(undefined);
		const before = new Set(this.#board.ownNotes(q).map((note) => note.id));
		const who = { ...(group ? { group } : {}), ...(via ? { via } : {}) };
		const body = { t: 'note.post' as const, q, text: tidyText(text), ...who };
		const { reply, late } = await this.#sending.send(body);
		if (reply && !reply.ok) return this.#sending.refused(reply, body.t);
		const own = this.#board.ownNotes(q);
		const note =
			(reply?.id && own.find((each) => each.id === reply.id)) ||
			own.find((each) => !before.has(each.id));
		const place = note && placeInQuestion(this.#board, note.id);
		const said = place
			? words.added(labelOf(this.#board, q), place.place, place.count)
			: words.addedPlain(labelOf(this.#board, q));
		this.#sending.done(said, late);
	}

	showAll({ id }: BoardNote): void {
		const { wholes } = this.#view;
		if (!wholes.delete(id)) wholes.add(id);
	}

	change(note: BoardNote): void {
		this.#view.tell(undefined);
		this.#view.current = note.id;
		for (const edit of this.#board.edits) if (!isChanged(edit)) this.#board.endEdit(edit.id);
		if (this.#edit(note.id)) return;
		this.#view.carets.delete(note.id);
		const { id, q, text, v } = note;
		this.#board.setEdit({ id, q, text, was: text, base: v });
	}

	/** Ends the change of a note's words; sends it when there is one. */
	async save(id: string): Promise<void> {
		const edit = this.#edit(id);
		if (!edit) return;
		const text = tidyText(edit.text);
		const changed = this.#board.note(id)?.text !== text;
		this.stopEditing(id);
		if (!changed) return;
		const body = { t: 'note.edit' as const, id, text, base: edit.base };
		const { reply, late } = await this.#sending.send(body);
		if (reply && !reply.ok) this.#sending.refused(reply, body.t);
		else this.#sending.done(words.changed, late);
	}

	/**
	 * Ends the change of a note's words where no word was changed.
	 * @returns false where words would be lost, so that the writer is asked first
	 */
	breakOff(id: string): boolean {
		const edit = this.#edit(id);
		if (edit && isChanged(edit)) return false;
		this.stopEditing(id);
		return true;
	}

	stopEditing(id: string): void {
		this.#board.endEdit(id);
		void tick().then(() => focusNote(id));
	}

	#edit(id: string): Edit | undefined {
		return this.#board.edits.find((edit) => edit.id === id);
	}

	moveTo(note: BoardNote): void {
		this.#view.tell(undefined);
		this.#view.movingTo = note.id;
	}

	moveByKeys(note: BoardNote): void {
		this.#view.tell(undefined);
		this.#view.keyMove = { id: note.id, q: note.q, p: note.p };
	}

	putInCluster({ id }: BoardNote): void {
		this.#view.tell(undefined);
		this.#view.clustering = { kind: 'put', ids: [id] };
	}

	async takeOut({ id }: BoardNote): Promise<void> {
		await this.carryOut({ t: 'cluster.leave', ids: [id] }, groupingWords.left);
	}

	select({ id }: BoardNote): void {
		this.#view.selection.start([id]);
		// Its button is a tick box now.
		void tick().then(() => focusNote(id));
	}

	/**
	 * Sends what is about several notes, says what was done and offers to take it back.
	 * @param answered told when it was done or waits to be sent; else, and then also after that, why it
	 * was refused, which is told nowhere else
	 * @returns the reply, unless it was refused or is still on its way
	 */
	async carryOut(
		body: CommandBody,
		said: string,
		answered?: Answered
	): Promise<AcceptedReply | undefined> {
		this.#view.tell(undefined);
		const { reply, late } = await this.#sending.send(body, answered);
		if (reply && !reply.ok) {
			this.#sending.refused(reply, body.t, answered);
			return undefined;
		}
		answered?.();
		this.#sending.done(said, late);
		this.#view.tell({ kind: 'said', text: said, undo: true });
		return reply;
	}

	/**
	 * Sends one move and says where the note is now.
	 * @returns false when it was refused, so that the caller puts back what it drew
	 */
	async move(note: BoardNote, to: Target): Promise<boolean> {
		this.#view.tell(undefined);
		// Before the move itself, so that one Undo takes back the note that was moved.
		for (const { id, p } of to.aside ?? []) void this.#board.send({ t: 'note.move', id, p });
		const { reply, late } = await this.#sending.send({
			t: 'note.move',
			id: note.id,
			...(to.q === note.q ? {} : { q: to.q }),
			p: to.p,
			...(to.cluster === undefined ? {} : { cluster: to.cluster })
		});
		if (reply && !reply.ok) {
			this.#sending.refused(reply, 'note.move');
			return false;
		}
		const place = placeInQuestion(this.#board, note.id);
		if (place)
			this.#sending.done(words.moved(labelOf(this.#board, to.q), place.place, place.count), late);
		return true;
	}

	makeAction({ id }: Pick<BoardNote, 'id'>): void {
		this.#view.tell(undefined);
		this.#view.action = { text: '', from: [id] };
	}

	/** Adds an action, or sends what was changed of one. @returns why it was refused, in words */
	async saveAction(
		{ id, v }: Pick<ActionInHand, 'id' | 'v'>,
		fields: ActionFields & { from: string[] }
	): Promise<string | undefined> {
		const body: CommandBody =
			id === undefined
				? { t: 'action.add', ...fields }
				: { t: 'action.edit', id, ...fields, ...(v === undefined ? {} : { base: v }) };
		const reply = await this.#board.send(body);
		if (!reply.ok) return reply.message;
		this.#sending.say(id === undefined ? actionWords.added : actionWords.changed);
		return undefined;
	}

	async removeAction(id: string): Promise<void> {
		this.#view.tell(undefined);
		const { reply, late } = await this.#sending.send({ t: 'action.remove', id });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'action.remove');
		this.#sending.done(actionWords.removed, late);
		await tick();
		document.getElementById('what-we-do')?.focus();
	}

	giveDot({ id, text }: BoardNote): Promise<void> {
		return this.vote(id, oneMore(this.#board, id), text);
	}

	takeDot({ id, text }: BoardNote): Promise<void> {
		return this.vote(id, oneLess(this.#board, id), text);
	}

	/** Sets the dots on a note or cluster; none takes them back. */
	async vote(target: string, dots: number, name: string): Promise<void> {
		this.#view.tell(undefined);
		const isMore = dots > (this.#board.ballot[target] ?? 0);
		const body =
			dots > 0
				? ({ t: 'vote.cast', target, dots } as const)
				: ({ t: 'vote.withdraw', target } as const);
		const { reply, late } = await this.#sending.send(body);
		if (reply && !reply.ok) return this.#sending.refused(reply, body.t);
		const q = this.#board.note(target)?.q ?? questionOfCluster(this.#board, target);
		const rules = rulesOf(this.#board);
		const left = voteWords.left(dotsLeft(this.#board, q), rules.dots);
		const said = isMore ? voteWords.given(dots, rules, left) : voteWords.taken(rules, left);
		this.#sending.done(`${noteName(name)}: ${said}`, late);
	}

	agree({ id }: BoardNote): Promise<void> {
		return this.#sending.told({ t: 'note.agree', id }, voteWords.agreed);
	}

	unagree({ id }: BoardNote): Promise<void> {
		return this.#sending.told({ t: 'note.unagree', id }, voteWords.unagreed);
	}

	async remove(note: BoardNote): Promise<void> {
		const notice: Notice = { kind: 'deleted', from: note };
		this.#view.tell(notice);
		this.#sending.say(`${words.deleted} ${noteName(note.text)}`);
		const { reply } = await this.#sending.send({ t: 'note.remove', id: note.id });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'note.remove');
		const unsent = reply?.unsent;
		if (unsent && this.#view.notice === notice) this.#view.tell({ ...notice, unsent });
	}

	async hide(note: BoardNote): Promise<void> {
		await this.#moderate({ t: 'note.hide', id: note.id }, moderationWords.hidden);
	}

	async ask(note: BoardNote): Promise<void> {
		await this.#moderate({ t: 'note.ask', id: note.id }, moderationWords.asked);
	}

	/** The writer is done with what was asked about a note. */
	async answer(id: string): Promise<void> {
		await this.#moderate({ t: 'note.answer', id }, moderationWords.answered);
	}

	/** Words that were sent back go out again, as the note that they were. */
	async sendAgain(id: string, text: string): Promise<void> {
		const { stage } = this.#board;
		const asPrivate = stage !== undefined && isPrivateStep(stage);
		const body = { t: 'note.edit' as const, id, text: tidyText(text) };
		await this.#moderate(asPrivate ? { ...body, asPrivate } : body, moderationWords.sentAgain);
	}

	/** Lets go of words that were sent back, or of a note that was hidden. */
	async letGo(id: string): Promise<void> {
		await this.#moderate({ t: 'note.remove', id }, moderationWords.dropped);
	}

	async #moderate(body: CommandBody, done: string): Promise<void> {
		this.#view.tell(undefined);
		const { reply, late } = await this.#sending.send(body);
		if (reply && !reply.ok) return this.#sending.refused(reply, body.t);
		this.#sending.done(done, late);
		if (!late) this.#view.tell({ kind: 'said', text: done });
	}

	/** Takes back what was done last: of that the server has, but for a note that never left. */
	async undo(): Promise<void> {
		const notice = this.#view.notice;
		const { from: deleted, unsent } = notice?.kind === 'deleted' ? notice : {};
		this.#view.tell(undefined);
		if (unsent) return this.#postAgain(unsent);
		const { reply, late } = await this.#sending.send({ t: 'undo' });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'undo');
		const said = late ? words.waitingToo : words.undone(reply?.undone);
		this.#sending.say(said);
		if (!deleted) return this.#view.tell({ kind: 'said', text: said });
		await tick();
		focusNote(deleted.id);
	}

	/** Of a note that never left this device no server knows: it comes back as a new one. */
	async #postAgain(post: PostBody): Promise<void> {
		const before = new Set(this.#board.ownNotes(post.q).map(({ id }) => id));
		const sent = this.#sending.send(post);
		const note = this.#board.ownNotes(post.q).find(({ id }) => !before.has(id));
		await tick();
		if (note) focusNote(note.id);
		const { reply, late } = await sent;
		if (reply && !reply.ok) return this.#sending.refused(reply, post.t);
		this.#sending.done(words.undone('note.remove'), late);
	}

	async redo(): Promise<void> {
		this.#view.tell(undefined);
		const { reply, late } = await this.#sending.send({ t: 'redo' });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'redo');
		const text = late ? words.waitingToo : words.redone;
		this.#sending.say(text);
		this.#view.tell({ kind: 'said', text });
	}

	showToAll(note: BoardNote): Promise<void> {
		return this.signs.spotlight(note.id, noteName(note.text));
	}
}

function questionOfCluster(
	board: Pick<LiveBoard, 'questions'>,
	id: string
): QuestionId | undefined {
	return board.questions.find(({ clusters }) => clusters.some((each) => each.id === id))?.q;
}

export const [getWork, setWork] = createContext<OwnWork>();
