import type { CommandOf } from '#lib/domain/command.ts';
import { movedNote, type Note } from '#lib/domain/note.ts';
import type { Spot } from '../inverse.ts';
import { findNote, permitNote } from './find-note.ts';
import { type Act, type Applied, type Operation, type Refusal, refusal } from './operation.ts';

type Move = CommandOf<'note.move'>;

/** Another place, question or cluster. A private note has only its question. */
export const moveNote: Operation<'note.move'> = {
	permit(act, { id }) {
		return permitNote(act, 'note.move', id);
	},

	apply(act, command) {
		const found = findNote(act.state, act.seat.number, command.id);
		if (found?.kind === 'visible') return moveVisible(act, command, found.note);
		if (found?.kind === 'private') return movePrivate(act, command);
		throw new Error('A note was let through that is not there.');
	}
};

function moveVisible({ state }: Act, command: Move, note: Note): Applied | Refusal {
	const { id, cluster } = command;
	const q = command.q ?? note.q;
	if (typeof cluster === 'string' && state.clusters.get(cluster)?.q !== q)
		return refusal(state.dissolved.has(cluster) ? 'gone' : 'not-allowed');
	const after = movedNote(note, { q, p: command.p, ...(cluster === undefined ? {} : { cluster }) });
	const [former, put] = [spotOf(note), spotOf(after)];
	if (liesAt(former, put)) return {};
	const dissolved = state.moveNote(id, after);
	return {
		inverse: {
			t: 'note.move',
			id,
			put,
			former,
			...(dissolved ? { dissolved } : {})
		}
	};
}

function movePrivate({ state, seat }: Act, { id, q }: Move): Applied {
	const note = state.privateNotes.get(seat.number)?.get(id);
	if (!note || q === undefined || q === note.q) return {};
	state.changePrivateNote(id, seat.number, { ...note, q });
	return { inverse: { t: 'note.move', id, put: { q }, former: { q: note.q } } };
}

/**
 * Whether a note lies where it was put. One that was private when it was put there got its place
 * later, from nobody's hand.
 */
export function liesAt(spot: Spot, put: Spot): boolean {
	const placed = put.p === undefined || samePlace(spot.p, put.p);
	return spot.q === put.q && spot.cluster === put.cluster && placed;
}

export function samePlace(a: Spot['p'], b: Spot['p']): boolean {
	return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** Where a visible note lies. */
export function spotOf({ q, p, cluster }: Note): Spot {
	return { q, p, ...(cluster === undefined ? {} : { cluster }) };
}
