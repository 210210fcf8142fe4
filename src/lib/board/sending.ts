import type { CommandBody, CommandType, RefusedReply } from '../domain/command.ts';
import { isNothingToUndo } from '../domain/refusal-message.ts';
import type { FinalReply, LiveBoard } from '../live/types.ts';
import type { BoardView } from './view.svelte.ts';
import { words } from './words.ts';

/** Whoever speaks for the page to a screen reader. */
export interface Voice {
	say(text: string): void;
}

/** For words that were typed: they are kept where they are until there is an answer. */
export type Answered = (refusal?: string) => void;

type Sent = { reply: FinalReply; late: false } | { reply: undefined; late: true };

/** Own actions are spoken within a second, with or without an answer. */
const SPEAK_WITHIN_MS = 800;

/** How one's own commands go out and what is said of them: once when done, and why when refused. */
export class Sending {
	readonly #board: LiveBoard;
	readonly #view: BoardView;
	readonly #voice: Voice;

	constructor(board: LiveBoard, view: BoardView, voice: Voice) {
		this.#board = board;
		this.#view = view;
		this.#voice = voice;
	}

	say(text: string): void {
		this.#voice.say(text);
	}

	/** Sends, and says what was done, or why it was refused. */
	async told(body: CommandBody, said: string): Promise<void> {
		const { reply, late } = await this.send(body);
		if (reply && !reply.ok) return this.refused(reply, body.t);
		this.done(said, late);
	}

	/** Says what was done; without an answer so far also that it waits. */
	done(said: string, late: boolean): void {
		this.say(late ? `${said.replace(/\.?$/, '.')} ${words.waitingToo}` : said);
	}

	/** Sends, and answers after the reply or soon enough to be spoken; a late refusal is still told. */
	async send(body: CommandBody, answered?: Answered): Promise<Sent> {
		const sent = this.#board.send(body);
		const soon = new Promise<Sent>((resolve) => {
			setTimeout(() => resolve({ reply: undefined, late: true }), SPEAK_WITHIN_MS);
		});
		const first = await Promise.race([sent.then((reply): Sent => ({ reply, late: false })), soon]);
		if (first.late)
			void sent.then((reply) => {
				if (!reply.ok) this.refused(reply, body.t, answered);
			});
		return first;
	}

	/** Refused words are kept as a draft, which says why by itself; everything else is told here. */
	refused(reply: RefusedReply, t: CommandType, answered?: Answered): void {
		// What somebody took back by themselves needs no reason.
		if (reply.message === '') return;
		if (answered) return answered(reply.message);
		this.say(reply.message);
		if (t === 'note.post' || t === 'note.edit') return;
		const wrong = !isNothingToUndo(t, reply.code);
		this.#view.tell({ kind: 'said', text: reply.message, wrong });
	}
}
