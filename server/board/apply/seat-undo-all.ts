import type { Inverse, SentBackNote } from '../inverse.ts';
import type { Act } from './operation.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * All that one person wrote leaves the workshop at once, as one entry: what everybody saw goes to the
 * bin; what nobody else has read goes back to its writer, out of reach of the next reveal.
 */
export const undoAllOfSeat: Operation<'seat.undoAll'> = {
	permit({ state }, { seat }) {
		return state.seats.has(seat) ? undefined : refusal('not-allowed');
	},

	apply(act, { seat }) {
		const inverse = takeAllAway(act, seat);
		return inverse ? { inverse } : {};
	}
};

/** @returns undefined when there was nothing */
export function takeAllAway(
	{ state, seat: by, now }: Act,
	seat: number
): Extract<Inverse, { t: 'seat.undoAll' }> | undefined {
	const binned: string[] = [];
	for (const [id, writer] of [...state.writers]) {
		if (writer !== seat || !state.notes.has(id)) continue;
		state.binNote(id, by.number, now);
		binned.push(id);
	}
	const sentBack: SentBackNote[] = [];
	for (const id of [...(state.privateNotes.get(seat)?.keys() ?? [])]) {
		const waiting = state.moderation.queue.get(id);
		state.moderation.sendBack(id, state.dropPrivateNote(id, seat), { writer: seat });
		sentBack.push({ id, ...(waiting ? { waiting } : {}) });
	}
	if (binned.length + sentBack.length === 0) return undefined;
	return { t: 'seat.undoAll', seat, binned, sentBack };
}
