import type { BoardState } from '../state.ts';
import type { Act } from './operation.ts';
import { refusal } from './operation.ts';
import { visibleTarget } from '../voices.ts';
import { roomForDots } from './vote-cast.ts';
import { permitBallot, roomForBallot } from './vote-proxy.ts';
import type { Taking, Way } from './way.ts';

export function uncast(act: Act, { t, target, put, former }: Taking<'vote.cast'>): Way {
	const { state, seat } = act;
	const present = state.voting.dotsOf(seat.number)[target] ?? 0;
	// What is no more gave its dots back; on what is in the bin none can be put.
	if (present !== put || (former > 0 && !visibleTarget(state, target))) return 'gone';
	return {
		as: t,
		run() {
			const full = former > 0 ? roomForDots(act, target, former) : undefined;
			if (full) return full;
			state.voting.set(seat.number, target, former);
			return { t, target, put: former, former: put };
		}
	};
}

export function unproxy({ state, seat }: Act, { t, id, taken }: Taking<'vote.proxy'>): Way {
	const { voting } = state;
	if (taken) return enterAgain(state, seat.number, { t, id, taken });
	const ballot = voting.paper.get(id);
	if (!ballot) return 'gone';
	return {
		as: t,
		run() {
			const { group, dots } = ballot;
			voting.takeOut(id);
			return { t, id, taken: { group, dots } };
		}
	};
}

/** As if the command came now: what was voted for may be gone since, and the rules others. */
function enterAgain(
	state: BoardState,
	by: number,
	{ t, id, taken }: Required<Taking<'vote.proxy'>>
): Way {
	const ballot = Object.entries(taken.dots).map(([target, dots]) => ({ target, dots }));
	const entered = { group: taken.group, ballot };
	if (permitBallot(state, entered)) return 'gone';
	return {
		as: t,
		run() {
			const full = roomForBallot(state, entered);
			if (full) return full;
			state.voting.enter(id, { ...taken, by });
			return { t, id };
		}
	};
}

export function unheadcount(
	{ state }: Act,
	{ t, group, put, former }: Taking<'seat.headcount'>
): Way {
	if (state.headcount.of(group) !== put) return 'built-on';
	if (!state.meta.groups.some(({ id }) => id === group)) return 'gone';
	return {
		as: t,
		run() {
			if (former < (state.voting.paperCounts()[group] ?? 0)) return refusal('quota');
			state.headcount.set(group, former);
			return { t, group, put: former, former: put };
		}
	};
}

export function unagree({ state, seat }: Act, { t, id, put }: Taking<'note.agree'>): Way {
	const agrees = state.agreement.of(seat.number).has(id);
	if (agrees !== put || !state.notes.has(id)) return 'gone';
	return {
		as: put ? 'note.unagree' : 'note.agree',
		run() {
			state.agreement.set(seat.number, id, put ? undefined : seat.group);
			return { t, id, put: !put };
		}
	};
}
