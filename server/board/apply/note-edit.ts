import { mergeText } from '#lib/domain/merge-text.ts';
import type { Waiting } from '#lib/domain/moderation.ts';
import { type PrivateNote, toMinute } from '#lib/domain/note.ts';
import { mayModerate, needsApproval } from '#lib/domain/permission.ts';
import { isReadEarly } from '#lib/domain/stage.ts';
import { refuseNoteText } from '#lib/domain/text.ts';
import type { Inverse } from '../inverse.ts';
import { nextVersion } from '../note-version.ts';
import type { BoardState } from '../state.ts';
import { findNote, permitNote } from './find-note.ts';
import { addWritten } from './note-post.ts';
import type { Act, Applied, Operation, Refusal } from './operation.ts';
import { roomForReturn } from './quota.ts';

/**
 * Other words for an own note. An older `base` is merged, or refused with the present words; so are
 * words that were written while nobody else saw the note, once others do. Where a facilitator reads
 * first, other words for a note on the board wait, and the board keeps those it has.
 */
export const editNote: Operation<'note.edit'> = {
	permit(act, { id }) {
		return isMending(act, id) ? undefined : permitNote(act, 'note.edit', id);
	},

	room({ state, seat }, { id }) {
		const returned = state.moderation.returned.get(id);
		if (returned?.writer !== seat.number || state.notes.has(id)) return undefined;
		return roomForReturn(state, { note: returned, writer: seat.number });
	},

	apply(act, { id, text, base, asPrivate, readable }) {
		const { state, seat } = act;
		if (isMending(act, id)) return mend(act, id, text, base);
		const found = findNote(state, seat.number, id);
		if (found?.kind === 'returned') return sendAgain(act, id, text, asPrivate);
		if (found?.kind !== 'visible' && found?.kind !== 'private')
			throw new Error('A note was let through that is not there.');
		const note = state.moderation.queue.get(id)?.edit ?? found.note;
		if (asPrivate && found.kind === 'visible')
			return { refused: 'conflict', text: note.text, v: note.v };
		const words = base === undefined || base === note.v ? text : merged(act, id, note, base, text);
		if (typeof words !== 'string') return words;
		const returned = state.moderation.takeReturned(id);
		if (returned) state.formerTexts.remember(id, returned.v, returned.text);
		state.moderation.answered(id);
		if (words === note.text) return {};
		if (!(readable && isReadEarly(state.stage))) state.withholdFromDesk(id);
		return { inverse: editOf(note, putWords(act, id, words), id) };
	}
};

/** The words of a note as whoever changes it reads them: those that wait go before those on the board. */
export function wordsToChange(state: BoardState, id: string): PrivateNote | undefined {
	const writer = state.writers.get(id);
	const own = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	return state.moderation.queue.get(id)?.edit ?? state.notes.get(id) ?? own;
}

/** How an edit is taken back. @param after the note with other words */
export function editOf(before: PrivateNote, after: PrivateNote, id: string): Inverse {
	const was = after.v === before.v + 1 ? {} : { was: before.v };
	return { t: 'note.edit', id, put: after.text, former: before.text, v: after.v, ...was };
}

/**
 * Other words by its writer: for a note on the board they wait where a facilitator reads first. Words
 * that a facilitator has mended are the writer's own again. @returns the note as its writer has it now
 */
export function putWords({ state, seat, now }: Act, id: string, text: string): PrivateNote {
	const visible = state.notes.get(id);
	const { moderation } = state;
	const waiting = moderation.queue.get(id);
	if (!visible) {
		const own = setText({ state }, id, text);
		if (waiting) moderation.wait(id, withoutOriginal(waiting));
		return own;
	}
	const before = waiting?.edit ?? visible;
	const v = nextVersion(state, id);
	state.formerTexts.remember(id, before.v, before.text);
	if (text === visible.text || !needsApproval(seat.role, state.stage)) {
		moderation.release(id);
		if (text === visible.text) return visible;
		const after = { ...visible, text, v };
		state.changeNote(id, after);
		return after;
	}
	const { q, group, at, via } = visible;
	const edit = { q, text, v, group, at, via };
	moderation.wait(id, { writer: seat.number, since: waiting?.since ?? now, edit });
	return edit;
}

/** Whether a facilitator puts a slip right in what waits; others' words are theirs in all else. */
export function isMending({ state, seat }: Act, id: string): boolean {
	const waiting = state.moderation.queue.get(id);
	return waiting !== undefined && waiting.writer !== seat.number && mayModerate(seat.role);
}

/** The words as they were written stay beside it. Without the version that was read it is a conflict. */
function mend(act: Act, id: string, text: string, base: number | undefined): Applied | Refusal {
	const note = wordsToChange(act.state, id);
	if (!note) throw new Error('A note waits that nobody has.');
	const words =
		base === note.v ? text : base === undefined ? undefined : merged(act, id, note, base, text);
	if (words === undefined) return { refused: 'conflict', text: note.text, v: note.v };
	if (typeof words !== 'string') return words;
	return words === note.text ? {} : { inverse: editOf(note, mendWords(act, id, words), id) };
}

/** Sets the words of what waits, and keeps those that its writer wrote. @returns it with its new words */
export function mendWords({ state }: Pick<Act, 'state'>, id: string, text: string): PrivateNote {
	const waiting = state.moderation.queue.get(id);
	const note = wordsToChange(state, id);
	if (!waiting || !note) throw new Error('Words were mended that do not wait.');
	const { original = note.text } = waiting;
	const kept = original === text ? withoutOriginal(waiting) : { ...waiting, original };
	if (!waiting.edit) {
		const own = setText({ state }, id, text);
		state.moderation.wait(id, kept);
		return own;
	}
	const edit = { ...note, text, v: nextVersion(state, id) };
	state.formerTexts.remember(id, note.v, note.text);
	state.moderation.wait(id, { ...kept, edit });
	return edit;
}

function withoutOriginal({ original: _, ...waiting }: Waiting): Waiting {
	return waiting;
}

/**
 * Words that were sent back come again, as the note that they were. No facilitator reads them early:
 * what went back says no more whether its writer was told of that when they wrote it.
 */
function sendAgain(act: Act, id: string, text: string, asPrivate: boolean | undefined): Applied {
	const { state, seat, now } = act;
	const returned = state.moderation.takeReturned(id);
	if (!returned) throw new Error('Words were let through that were not sent back.');
	const { q, group, via, v } = returned;
	state.vanished.delete(id);
	const note: PrivateNote = { q, text, v: v + 1, group, at: toMinute(now), via };
	return { inverse: addWritten(act, id, note, seat.number, { asPrivate }) };
}

/** Sets the words of a private note, and remembers the former ones. */
function setText({ state }: Pick<Act, 'state'>, id: string, text: string): PrivateNote {
	const writer = state.writers.get(id);
	const own = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	if (writer === undefined || !own) throw new Error('There is no note to set the words of.');
	const after = { ...own, text, v: nextVersion(state, id) };
	state.formerTexts.remember(id, own.v, own.text);
	state.changePrivateNote(id, writer, after);
	return after;
}

function merged(
	{ state }: Act,
	id: string,
	note: PrivateNote,
	base: number,
	text: string
): string | Refusal {
	const conflict: Refusal = { refused: 'conflict', text: note.text, v: note.v };
	const original = state.formerTexts.of(id, base);
	if (original === undefined) return conflict;
	const words = mergeText(original, text, note.text);
	return words === undefined || refuseNoteText(words) ? conflict : words;
}
