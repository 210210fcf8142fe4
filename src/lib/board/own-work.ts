import { createContext, tick } from 'svelte';
import type { AcceptedReply, CommandBody, CommandType, RefusedReply } from '../domain/command.ts';
import { tidyText } from '../domain/text.ts';
import type { GroupId } from '../domain/group.ts';
import { noteName } from '../domain/note.ts';
import type { Place } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import { isNothingToUndo } from '../domain/refusal-message.ts';
import { isChanged } from '../live/edits.ts';
import type { BoardNote, Edit, LiveBoard } from '../live/types.ts';
import type { ActionHands } from './actions.ts';
import { focusNote } from './focus.ts';
import type { Placed } from './placing.ts';
import { labelOf, placeInQuestion } from './reading.ts';
import type { BoardView } from './view.svelte.ts';
import { words } from './words.ts';

interface Voice {
	say(text: string): void;
}

/** Own actions are spoken within a second, with or without an answer. */
const SPEAK_WITHIN_MS = 800;

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
	readonly #voice: Voice;

	constructor(board: LiveBoard, view: BoardView, voice: Voice) {
		this.#board = board;
		this.#view = view;
		this.#voice = voice;
	}

	/** Adds a note. The words are in the board's keeping from here on, so the box can be emptied. */
	async post(q: QuestionId, text: string, group?: GroupId): Promise<void> {
		this.#view.tell(undefined);
		const before = new Set(this.#board.ownNotes(q).map((note) => note.id));
		const body = { t: 'note.post' as const, q, text: tidyText(text), ...(group ? { group } : {}) };
		const { reply, late } = await this.#send(body);
		if (reply && !reply.ok) return this.#refused(reply, body.t);
		const own = this.#board.ownNotes(q);
		const note =
			(reply?.id && own.find((each) => each.id === reply.id)) ||
			own.find((each) => !before.has(each.id));
		const place = note && placeInQuestion(this.#board, note.id);
		const said = place
			? words.added(labelOf(this.#board, q), place.place, place.count)
			: words.addedPlain(labelOf(this.#board, q));
		this.#done(said, late);
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
		const { reply, late } = await this.#send(body);
		if (reply && !reply.ok) this.#refused(reply, body.t);
		else this.#done(words.changed, late);
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

	/**
	 * Sends one move and says where the note is now.
	 * @returns false when it was refused, so that the caller puts back what it drew
	 */
	async move(note: BoardNote, to: Target): Promise<boolean> {
		this.#view.tell(undefined);
		// Before the move itself, so that one Undo takes back the note that was moved.
		for (const { id, p } of to.aside ?? []) void this.#board.send({ t: 'note.move', id, p });
		const { reply, late } = await this.#send({
			t: 'note.move',
			id: note.id,
			...(to.q === note.q ? {} : { q: to.q }),
			p: to.p,
			...(to.cluster === undefined ? {} : { cluster: to.cluster })
		});
		if (reply && !reply.ok) {
			this.#refused(reply, 'note.move');
			return false;
		}
		const place = placeInQuestion(this.#board, note.id);
		if (place) this.#done(words.moved(labelOf(this.#board, to.q), place.place, place.count), late);
		return true;
	}

	async remove(note: BoardNote): Promise<void> {
		this.#view.tell({ kind: 'deleted', from: note });
		this.#voice.say(`${words.deleted} ${noteName(note.text)}`);
		const { reply } = await this.#send({ t: 'note.remove', id: note.id });
		if (reply && !reply.ok) this.#refused(reply, 'note.remove');
	}

	async undo(): Promise<void> {
		const notice = this.#view.notice;
		const deleted = notice?.kind === 'deleted' ? notice.from : undefined;
		this.#view.tell(undefined);
		const { reply, late } = await this.#send({ t: 'undo' });
		if (reply && !reply.ok) return this.#refused(reply, 'undo');
		const said = late ? words.waitingToo : words.undone(reply?.undone);
		this.#voice.say(said);
		if (!deleted) return this.#view.tell({ kind: 'said', text: said });
		await tick();
		focusNote(deleted.id);
	}

	async finished(on: boolean): Promise<void> {
		const { reply, late } = await this.#send({ t: 'flag.finished', on });
		if (reply && !reply.ok) return this.#refused(reply, 'flag.finished');
		const said = on ? words.finishedSaid : words.unfinishedSaid;
		this.#voice.say(late ? words.waitingToo : said);
	}

	/** Says what was done; without an answer so far also that it waits. */
	#done(said: string, late: boolean): void {
		this.#voice.say(late ? `${said.replace(/\.?$/, '.')} ${words.waitingToo}` : said);
	}

	/** Sends, and answers after the reply or soon enough to be spoken; a late refusal is still told. */
	async #send(body: CommandBody): Promise<Sent> {
		const sent = this.#board.send(body);
		const soon = new Promise<Sent>((resolve) => {
			setTimeout(() => resolve({ reply: undefined, late: true }), SPEAK_WITHIN_MS);
		});
		const first = await Promise.race([sent.then((reply): Sent => ({ reply, late: false })), soon]);
		if (first.late)
			void sent.then((reply) => {
				if (!reply.ok) this.#refused(reply, body.t);
			});
		return first;
	}

	/** Refused words are kept as a draft, which says why by itself; everything else is told here. */
	#refused(reply: RefusedReply, t: CommandType): void {
		// What somebody took back by themselves needs no reason.
		if (reply.message === '') return;
		this.#voice.say(reply.message);
		if (t === 'note.post' || t === 'note.edit') return;
		const wrong = !isNothingToUndo(t, reply.code);
		this.#view.tell({ kind: 'said', text: reply.message, wrong });
	}
}

type Sent = { reply: AcceptedReply | RefusedReply; late: false } | { reply: undefined; late: true };

export const [getWork, setWork] = createContext<OwnWork>();
