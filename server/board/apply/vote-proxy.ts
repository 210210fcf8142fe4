import { type Dots, hasRoomFor } from '#lib/domain/ballot.ts';
import type { CommandOf } from '#lib/domain/command.ts';
import { allSettings } from '#lib/domain/settings.ts';
import type { BoardState } from '../state.ts';
import { targetOnBallot } from '../voices.ts';
import { type Operation, type Refusal, refusal } from './operation.ts';
import { permitTarget } from './vote-cast.ts';

/**
 * A ballot on paper, entered for somebody without a device. It stays in the document of the
 * facilitator who entered it, and counts once in that group, as a person's own would.
 */
export const enterBallot: Operation<'vote.proxy'> = {
	permit({ state }, command) {
		return permitBallot(state, command);
	},

	room({ state }, command) {
		return roomForBallot(state, command);
	},

	apply({ state, seat, tools }, { group, ballot }) {
		const id = tools.newId();
		const dots: Dots = Object.fromEntries(ballot.map(({ target, dots }) => [target, dots]));
		state.voting.enter(id, { by: seat.number, group, dots });
		return { id, inverse: { t: 'vote.proxy', id } };
	}
};

/** What somebody without a device says of a vote, as a facilitator enters it. */
type Entered = Pick<CommandOf<'vote.proxy'>, 'group' | 'ballot'>;

/** Whether the group is there, and each thing once and on the board. */
export function permitBallot(state: BoardState, { group, ballot }: Entered): Refusal | undefined {
	if (!state.meta.groups.some(({ id }) => id === group)) return refusal('malformed');
	if (new Set(ballot.map(({ target }) => target)).size < ballot.length) return refusal('malformed');
	for (const { target } of ballot) {
		const refused = permitTarget(state, target);
		if (refused) return refused;
	}
	return undefined;
}

/** Whether its dots are within the rules, and somebody of the group is left who has not voted. */
export function roomForBallot(state: BoardState, { group, ballot }: Entered): Refusal | undefined {
	const { headcount, stage, voting } = state;
	const rules = allSettings(stage.settings).votes;
	const find = targetOnBallot(state);
	const filled: Record<string, number> = {};
	for (const { target, dots } of ballot) {
		if (!hasRoomFor(filled, target, dots, rules, find)) return refusal('quota');
		filled[target] = dots;
	}
	const isFull = (voting.paperCounts()[group] ?? 0) >= headcount.of(group);
	return isFull ? refusal('quota') : undefined;
}
