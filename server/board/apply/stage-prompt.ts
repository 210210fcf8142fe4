import type { GroupId } from '#lib/domain/group.ts';
import { isWritingStep, presentStep } from '#lib/domain/stage.ts';
import { isCounted } from '../seats.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * Asks a whole group for its view of one question: written into the documents of its seats and the
 * desk, nowhere else. Refused where nobody could answer: writing is not open, or nobody is there.
 */
export const promptGroup: Operation<'stage.prompt'> = {
	permit({ state }, { group }) {
		if (!state.meta.groups.some(({ id }) => id === group)) return refusal('malformed');
		if (!isWritingStep(presentStep(state.stage).kind)) return refusal('not-open');
		return seatsOf(state, group).length > 0 ? undefined : refusal('gone');
	},

	apply({ state, now }, { q, group }) {
		const prompt = { q, group, step: presentStep(state.stage).id, at: now };
		state.changes.prompts.push({ prompt, seats: new Set(seatsOf(state, group)) });
		return {};
	}
};

function seatsOf(state: BoardState, group: GroupId): number[] {
	return [...state.seats.values()]
		.filter((seat) => seat.group === group && isCounted(seat))
		.map(({ number }) => number);
}
