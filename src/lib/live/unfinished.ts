import type { CommandBody } from '../domain/command.ts';
import { refusalMessage } from '../domain/refusal-message.ts';
import type { BoardContent } from './board-content.ts';
import { isChanged } from './edits.ts';
import type { Draft } from './types.ts';

/** All words that wait for their writer: refused ones, and changed ones of notes that are gone. */
export class Unfinished {
	readonly #content: BoardContent;

	constructor(content: BoardContent) {
		this.#content = content;
	}

	get all(): readonly Draft[] {
		return [...this.#content.work.drafts.all, ...this.#editsOfGone()];
	}

	remove(id: string): void {
		const { work } = this.#content;
		work.drafts.remove(id);
		work.endEdit(id);
	}

	/** Takes one out, as the command that sends it again. */
	take(id: string): CommandBody | undefined {
		const { work } = this.#content;
		const gone = this.#editsOfGone().find((draft) => draft.id === id);
		if (gone) work.endEdit(id);
		const { q, text } = gone ?? {};
		return q && text ? { t: 'note.post', q, text } : work.drafts.take(id);
	}

	/**
	 * Changed words of notes that are gone, as drafts. Derived, since a note may come back and then
	 * they are in its box again; said only when the documents are known to be up to date.
	 */
	#editsOfGone(): Draft[] {
		const { replicas, work, index } = this.#content;
		if (replicas.asOf === 0) return [];
		return work.edits
			.filter((edit) => isChanged(edit) && !index.note(edit.id))
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
