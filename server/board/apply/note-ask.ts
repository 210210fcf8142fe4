import { toMinute } from '#lib/domain/note.ts';
import { findNote } from './find-note.ts';
import { messageOf } from './message.ts';
import { type Operation, refusal } from './operation.ts';

/** "Can you say more?": to the note, and so to whoever wrote it, who alone is told. */
export const askNote: Operation<'note.ask'> = {
	permit({ state, seat }, { id }) {
		const found = findNote(state, seat.number, id);
		if (!found || found.kind === 'private') return refusal('not-allowed');
		// Of a note from a file, or of somebody who was removed, nobody is there to answer.
		const writer = state.seats.get(state.writers.get(id) ?? 0);
		return writer && writer.removedAt === undefined ? undefined : refusal('gone');
	},

	apply({ state, now }, { id, message }) {
		const writer = state.writers.get(id);
		if (writer === undefined) throw new Error('A note without a writer was let through.');
		const question = { writer, at: toMinute(now), ...messageOf(message) };
		state.moderation.ask(id, question);
		return { inverse: { t: 'note.ask', id, question } };
	}
};

/** The writer has read the question and is done with it. */
export const answerNote: Operation<'note.answer'> = {
	permit({ state, seat }, { id }) {
		if (state.moderation.asked.get(id)?.writer === seat.number) return undefined;
		const found = findNote(state, seat.number, id);
		return refusal(found?.own ? 'gone' : 'not-allowed');
	},

	apply({ state }, { id }) {
		state.moderation.answered(id);
		return {};
	}
};
