import { type PrivateNote, toMinute } from '#lib/domain/note.ts';
import type { Inverse } from '../inverse.ts';
import { nextVersion } from '../note-version.ts';
import type { BoardState } from '../state.ts';
import { findNote } from './find-note.ts';
import { messageOf } from './message.ts';
import { type Act, type Operation, type Refusal, refusal } from './operation.ts';

/**
 * What waited is shown: a note with the first free place and the time of now, or the other words of
 * one. Words that were changed since they were read are not.
 */
export const approveNote: Operation<'note.approve'> = {
	permit(act, { id }) {
		return permitWaiting(act, id);
	},

	apply(act, { id, base }) {
		const words = waitingWords(act.state, id);
		if (words && base !== undefined && base !== words.v)
			return { refused: 'conflict', text: words.text, v: words.v };
		return { inverse: approve(act, id) };
	}
};

/** What waited goes back to its writer, in words if there are any; nobody else ever saw it. */
export const returnNote: Operation<'note.return'> = {
	permit(act, { id }) {
		return permitWaiting(act, id);
	},

	apply(act, { id, message }) {
		return { inverse: sendBack(act, id, messageOf(message)) };
	}
};

/** `gone` when another facilitator was quicker, or the writer. */
function permitWaiting({ state, seat }: Act, id: string): Refusal | undefined {
	if (state.moderation.queue.has(id)) return undefined;
	const isKnown = findNote(state, seat.number, id) ?? state.moderation.returned.get(id);
	return refusal(isKnown ? 'gone' : 'not-allowed');
}

/** The words that would be shown. */
export function waitingWords(
	{ moderation, privateNotes }: BoardState,
	id: string
): PrivateNote | undefined {
	const waiting = moderation.queue.get(id);
	return waiting && (waiting.edit ?? privateNotes.get(waiting.writer)?.get(id));
}

/** Shows what waits. @throws when nothing does */
export function approve({ state, now }: Pick<Act, 'state' | 'now'>, id: string): Inverse {
	const waiting = state.moderation.queue.get(id);
	if (!waiting) throw new Error('A note was let through that does not wait.');
	const visible = state.notes.get(id);
	if (waiting.edit) {
		if (!visible) throw new Error('Words wait for a note that is not there.');
		const { text, v: waited } = waiting.edit;
		// The board may have other words since they began to wait.
		const v = waited > visible.v ? waited : nextVersion(state, id);
		state.moderation.release(id);
		state.formerTexts.remember(id, visible.v, visible.text);
		state.changeNote(id, { ...visible, text, v });
		return { t: 'note.approve', id, put: text, waiting, former: visible.text };
	}
	const note = state.privateNotes.get(waiting.writer)?.get(id);
	if (!note) throw new Error('A note waits that its writer does not have.');
	const p = state.places.takeFirst(note.q);
	state.shareNote(id, waiting.writer, { p, at: toMinute(now), late: waiting.late === true });
	return { t: 'note.approve', id, put: note.text, waiting };
}

/** Sends back what waits. @throws when nothing does */
export function sendBack(
	{ state }: Pick<Act, 'state'>,
	id: string,
	message: { message?: string }
): Inverse {
	const waiting = state.moderation.queue.get(id);
	if (!waiting) throw new Error('A note was let through that does not wait.');
	const { writer, edit } = waiting;
	if (edit) {
		state.moderation.release(id);
		state.moderation.sendBack(id, edit, { writer, edit: true, ...message });
		return { t: 'note.return', id, waiting, ...message };
	}
	const note = state.dropPrivateNote(id, writer);
	state.moderation.sendBack(id, note, { writer, ...message });
	return { t: 'note.return', id, waiting, note, ...message };
}
