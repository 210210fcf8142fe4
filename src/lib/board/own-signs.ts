import type { AcceptedReply, RefusedReply } from '../domain/command.ts';
import type { LiveBoard } from '../live/types.ts';
import type { Sending } from './sending.ts';
import { helpWords, spotlightWords } from './stage-words.ts';
import type { BoardView } from './view.svelte.ts';
import { words } from './words.ts';

/** What a person says of themselves, and where a facilitator points. */
export class OwnSigns {
	readonly #board: LiveBoard;
	readonly #view: BoardView;
	readonly #sending: Sending;

	constructor(board: LiveBoard, view: BoardView, sending: Sending) {
		this.#board = board;
		this.#view = view;
		this.#sending = sending;
	}

	async finished(on: boolean): Promise<void> {
		const { reply, late } = await this.#sending.send({ t: 'flag.finished', on });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'flag.finished');
		const said = on ? words.finishedSaid : words.unfinishedSaid;
		this.#sending.say(late ? words.waitingToo : said);
	}

	/** Tells the desk that somebody managed a practice note. A refusal is no news to them. */
	async practised(): Promise<void> {
		if (!this.#board.me?.practised) await this.#sending.send({ t: 'flag.practised', on: true });
	}

	/** A code with which this seat goes on with another device. Waits for the answer, however late. */
	newSeatCode(): Promise<AcceptedReply | RefusedReply> {
		return this.#board.send({ t: 'seat.code' });
	}

	/** Asks the facilitator to come, or takes that back. */
	async help(on: boolean): Promise<void> {
		const { reply, late } = await this.#sending.send({ t: 'flag.help', on });
		if (reply && !reply.ok) return this.#sending.refused(reply, 'flag.help');
		this.#sending.say(late ? words.waitingToo : on ? helpWords.asked : helpWords.stopped);
	}

	/** Offers everyone to look at a note, a cluster or a question; the one that is shown, no more. */
	async spotlight(target: string, name: string): Promise<void> {
		this.#view.tell(undefined);
		const ends = this.#board.stage?.spotlight === target;
		const body = { t: 'stage.spotlight' as const, target: ends ? null : target };
		const { reply, late } = await this.#sending.send(body);
		if (reply && !reply.ok) return this.#sending.refused(reply, body.t);
		this.#sending.done(ends ? spotlightWords.ended : spotlightWords.shown(name), late);
	}
}
