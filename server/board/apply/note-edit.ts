import { mergeText } from '#lib/domain/merge-text.ts';
import { type PrivateNote, withText } from '#lib/domain/note.ts';
import { refuseNoteText } from '#lib/domain/text.ts';
import { findNote, permitNote } from './find-note.ts';
import type { Act, Operation, Refusal } from './operation.ts';

/**
 * Other words for an own note. An older `base` is merged, or refused with the present words; so are
 * words that were written while nobody else saw the note, once others do.
 */
export const editNote: Operation<'note.edit'> = {
	permit(act, { id }) {
		return permitNote(act, 'note.edit', id);
	},

	apply(act, { id, text, base, asPrivate }) {
		const found = findNote(act.state, act.seat.number, id);
		if (found?.kind !== 'visible' && found?.kind !== 'private')
			throw new Error('A note was let through that is not there.');
		const { note } = found;
		if (asPrivate && found.kind === 'visible')
			return { refused: 'conflict', text: note.text, v: note.v };
		const words = base === undefined || base === note.v ? text : merged(act, id, note, base, text);
		if (typeof words !== 'string') return words;
		if (words === note.text) return {};
		setText(act, id, words);
		return { inverse: { t: 'note.edit', id, put: words, former: note.text, v: note.v + 1 } };
	}
};

/** Sets the words of a note that is there, and remembers the former ones. */
export function setText({ state }: Pick<Act, 'state'>, id: string, text: string): void {
	const visible = state.notes.get(id);
	if (visible) {
		state.formerTexts.remember(id, visible.v, visible.text);
		state.changeNote(id, withText(visible, text));
		return;
	}
	const writer = state.writers.get(id);
	const own = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	if (writer === undefined || !own) throw new Error('There is no note to set the words of.');
	state.formerTexts.remember(id, own.v, own.text);
	state.changePrivateNote(id, writer, withText(own, text));
}

function merged(
	{ state }: Act,
	id: string,
	note: PrivateNote,
	base: number,
	text: string
): string | Refusal {
	const conflict: Refusal = { refused: 'conflict', text: note.text, v: note.v };
	const original = base < note.v ? state.formerTexts.of(id, base) : undefined;
	if (original === undefined) return conflict;
	const words = mergeText(original, text, note.text);
	return words === undefined || refuseNoteText(words) ? conflict : words;
}
