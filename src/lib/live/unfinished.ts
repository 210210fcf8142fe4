import type { CommandBody } from '../domain/command.ts';
import type { GroupId } from '../domain/group.ts';
import type { Via } from '../domain/note.ts';
import { refusalMessage } from '../domain/refusal-message.ts';
import type { BoardContent } from './board-content.ts';
import { isChanged } from './edits.ts';
import type { Draft } from './types.ts';

/** For whom words were written, where they are not the writer's own. */
interface InGroup {
	group?: GroupId | undefined;
	via?: Via | undefined;
}

/** All words that wait for their writer: refused ones, and changed ones of notes that are gone. */
export class Unfinished {
	readonly #content: BoardContent;

	constructor(content: BoardContent) {
		this.#content = content;
	}

	get all(): readonly Draft[] {
		const drafts = this.#content.work.drafts.all.map((draft) => this.#inKnownGroup(draft));
		return [...drafts, ...this.#editsOfGone()];
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
		if (q && text) return { t: 'note.post', q, text };
		const body = work.drafts.take(id);
		return body?.t === 'note.post' ? this.#inKnownGroup(body) : body;
	}

	/**
	 * In the name of a group that the workshop has no more nothing can be said, and it would be refused
	 * each time: such words are the sender's own.
	 */
	#inKnownGroup<Words extends InGroup>(words: Words): Words | Omit<Words, keyof InGroup> {
		const groups = this.#content.replicas.board.meta?.groups;
		const { group, via: _, ...own } = words;
		const isKnown = !groups || groups.some(({ id }) => id === group);
		return group === undefined || isKnown ? words : own;
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
