import { hasRoomFor } from '#lib/domain/ballot.ts';
import { allSettings } from '#lib/domain/settings.ts';
import type { BoardState } from '../state.ts';
import { targetOnBallot, visibleTarget } from '../voices.ts';
import { type Act, type Applied, type Operation, type Refusal, refusal } from './operation.ts';

/** Sets the dots on one thing. The ballot is told to the seat's own document alone. */
export const castVote: Operation<'vote.cast'> = {
	permit({ state }, { target }) {
		return permitTarget(state, target);
	},

	room(act, { target, dots }) {
		return roomForDots(act, target, dots);
	},

	apply(act, { target, dots }) {
		return setDots(act, target, dots);
	}
};

/** Takes the dots back; also from what is no longer on the board. */
export const withdrawVote: Operation<'vote.withdraw'> = {
	permit({ state, seat }, { target }) {
		const isOnBallot = state.voting.ballots.get(seat.number)?.has(target);
		return isOnBallot ? undefined : permitTarget(state, target);
	},

	apply(act, { target }) {
		return setDots(act, target, 0);
	}
};

/** Notes and clusters that everyone sees; what was one of them and is not is `gone`. */
export function permitTarget(state: BoardState, target: string): Refusal | undefined {
	if (visibleTarget(state, target)) return undefined;
	const wasThere = state.bin.has(target) || state.dissolved.has(target);
	return refusal(wasThere ? 'gone' : 'not-allowed');
}

export function roomForDots(
	{ state, seat }: Act,
	target: string,
	dots: number
): Refusal | undefined {
	const rules = allSettings(state.stage.settings).votes;
	const ballot = state.voting.dotsOf(seat.number);
	const hasRoom = hasRoomFor(ballot, target, dots, rules, targetOnBallot(state));
	return hasRoom ? undefined : refusal('quota');
}

function setDots({ state, seat }: Act, target: string, dots: number): Applied {
	const former = state.voting.dotsOf(seat.number)[target] ?? 0;
	if (former === dots) return {};
	state.voting.set(seat.number, target, dots);
	return { inverse: { t: 'vote.cast', target, put: dots, former } };
}
