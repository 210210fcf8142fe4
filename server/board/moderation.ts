import type { HiddenNote, Question, SentBack, Waiting } from '#lib/domain/moderation.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import type { Changes } from './changes.ts';

/** Words that went back, with whose they are. */
export type Returned = SentBack & { writer: number };

/**
 * What facilitators took in hand: notes that are hidden, notes and words that wait to be shown, words
 * that went back, and questions asked about a note. Each is held by the id of its note, and each
 * change is marked for the desk and for the writer's own document.
 */
export class Moderation {
	readonly hidden = new Map<string, HiddenNote>();
	/** Those with words of their own (`edit`) are of visible notes, all others of private ones. */
	readonly queue = new Map<string, Waiting>();
	readonly returned = new Map<string, Returned>();
	readonly asked = new Map<string, Question & { writer: number }>();
	private readonly changes: () => Changes;

	constructor(changes: () => Changes) {
		this.changes = changes;
	}

	hide(id: string, hidden: HiddenNote): void {
		this.hidden.set(id, hidden);
		this.mark(id, hidden.writer);
	}

	/** @throws when it is not hidden */
	takeHidden(id: string): HiddenNote {
		const hidden = this.hidden.get(id);
		if (!hidden) throw new Error('A note that is not hidden cannot be shown.');
		this.hidden.delete(id);
		this.mark(id, hidden.writer);
		return hidden;
	}

	wait(id: string, waiting: Waiting): void {
		this.queue.set(id, waiting);
		this.mark(id, waiting.writer);
	}

	/** It waits no more, whatever becomes of it. */
	release(id: string): Waiting | undefined {
		const waiting = this.queue.get(id);
		if (!waiting) return undefined;
		this.queue.delete(id);
		this.mark(id, waiting.writer);
		return waiting;
	}

	/** Words go back to their writer, who may send them again. */
	sendBack(id: string, note: PrivateNote, to: Omit<Returned, 'reason' | keyof PrivateNote>): void {
		const { q, text, v, group, at, via } = note;
		this.returned.set(id, { q, text, v, group, at, via, reason: 'returned', ...to });
		this.mark(id, to.writer);
	}

	putBack(id: string, returned: Returned): void {
		this.returned.set(id, returned);
		this.mark(id, returned.writer);
	}

	takeReturned(id: string): Returned | undefined {
		const returned = this.returned.get(id);
		if (!returned) return undefined;
		this.returned.delete(id);
		this.mark(id, returned.writer);
		return returned;
	}

	ask(id: string, question: Question & { writer: number }): void {
		this.asked.set(id, question);
		this.mark(id, question.writer);
	}

	answered(id: string): void {
		const question = this.asked.get(id);
		if (!question) return;
		this.asked.delete(id);
		this.mark(id, question.writer);
	}

	/** A note left the board: words that waited for it go back, and nothing more is asked about it. */
	noteLeft(id: string): void {
		this.answered(id);
		const waiting = this.release(id);
		if (waiting?.edit) this.sendBack(id, waiting.edit, { writer: waiting.writer, edit: true });
	}

	private mark(id: string, writer: number | undefined): void {
		this.changes().desk.add(id);
		if (writer !== undefined) this.changes().touchInSeat(writer, id);
	}
}
