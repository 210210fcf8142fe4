import type { CommandBody, RefusedReply } from '../domain/command.ts';
import type { QuestionId } from '../domain/question.ts';
import type { KeptWork } from './kept-work.ts';
import type { Entry } from './types.ts';
import type { Draft } from './types.ts';

/** Refused words with their reason, kept over a reload until they are sent or deleted. */
export class Drafts {
	readonly #kept: KeptWork;
	readonly #changed: () => void;
	#drafts: readonly Draft[] = [];

	constructor(kept: KeptWork, changed: () => void) {
		this.#kept = kept;
		this.#changed = changed;
		this.takeUp(false);
	}

	get all(): readonly Draft[] {
		return this.#drafts;
	}

	/**
	 * How many are not saved though they were meant to be: the status line counts them. Words that
	 * came when writing was closed are drafts by rule and wait for nobody.
	 */
	get unsaved(): number {
		return this.#drafts.filter(({ code }) => code !== 'locked' && code !== 'not-open').length;
	}

	/** Reads what is kept for the present seat; words refused before it was known stay. */
	takeUp(keepPresent: boolean): void {
		const kept = this.#kept.load<Draft[]>('drafts');
		this.#set([...(Array.isArray(kept) ? kept : []), ...(keepPresent ? this.#drafts : [])]);
	}

	/** Takes those of another tab of this seat that is gone. */
	adopt(drafts: readonly Draft[]): void {
		const known = new Set(this.#drafts.map(({ id }) => id));
		const more = drafts.filter(({ id }) => !known.has(id));
		if (more.length > 0) this.#set([...more, ...this.#drafts]);
	}

	/**
	 * Keeps the words of a refused command.
	 * @param q the question under which the draft is shown
	 */
	keep(entry: Entry, reply: RefusedReply, text: string, q: QuestionId): void {
		const { body } = entry;
		this.#set([
			...this.#drafts.filter(({ id }) => id !== entry.cid),
			{
				id: entry.cid,
				q,
				text,
				...(body.t === 'note.edit' ? { noteId: body.id } : {}),
				...(body.t === 'note.post' && body.group ? { group: body.group } : {}),
				...(body.t === 'note.post' && body.via ? { via: body.via } : {}),
				...(isPrivateStill(body, reply) ? { asPrivate: true } : {}),
				...('readable' in body && body.readable ? { readable: true } : {}),
				code: reply.code,
				message: reply.message
			}
		]);
	}

	/** The command whose words these are was applied after all: they stand on the board. */
	settle(cid: string): void {
		if (this.#drafts.some(({ id }) => id === cid)) this.remove(cid);
	}

	remove(id: string): void {
		this.#set(this.#drafts.filter((draft) => draft.id !== id));
	}

	/** Takes a draft out, as the command that sends it again. */
	take(id: string): CommandBody | undefined {
		const draft = this.#drafts.find((one) => one.id === id);
		if (!draft) return undefined;
		this.remove(id);
		const { q, text, noteId, group, via, asPrivate, readable, code } = draft;
		// Words for a note that is gone come back as a note of their own. Without `base` the writer's
		// second try wins over whatever was there: they have seen both.
		const more = asPrivate ? { asPrivate, ...(readable ? { readable } : {}) } : {};
		return noteId !== undefined && code !== 'gone'
			? { t: 'note.edit', id: noteId, text, ...more }
			: {
					t: 'note.post',
					q,
					text,
					...(group ? { group } : {}),
					...(via ? { via } : {}),
					...more
				};
	}

	clear(): void {
		this.#set([]);
	}

	#set(drafts: readonly Draft[]): void {
		this.#drafts = drafts;
		this.#kept.save('drafts', drafts);
		this.#changed();
	}
}

/** After a conflict the writer has been told that others see the note now. */
function isPrivateStill(body: CommandBody, { code }: RefusedReply): boolean {
	return 'asPrivate' in body && body.asPrivate === true && code !== 'conflict';
}
