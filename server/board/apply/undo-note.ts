import { movedNote, type Note, type PrivateNote } from '#lib/domain/note.ts';
import type { Inverse } from '../inverse.ts';
import type { BoardState } from '../state.ts';
import { editOf, isMending, mendWords, putWords, wordsToChange } from './note-edit.ts';
import { liesAt, samePlace, spotOf } from './note-move.ts';
import { vanish } from './note-remove.ts';
import type { Act } from './operation.ts';
import { roomForReturn } from './quota.ts';
import type { Taking, Way } from './way.ts';

export function unpost(act: Act, { id, put }: Taking<'note.post'>): Way {
	const note = present(act.state, id);
	if (!note) return 'gone';
	const isChanged = wordsToChange(act.state, id)?.text !== put.text;
	const moved = put.p !== undefined && 'p' in note && !samePlace(put.p, note.p);
	const grouped = 'cluster' in note && note.cluster !== undefined;
	if (isChanged || note.q !== put.q || moved || grouped) return 'built-on';
	return { as: 'note.remove', run: () => takeAway(act, id) };
}

export function unedit(act: Act, { t, id, put, former }: Taking<'note.edit'>): Way {
	const note = wordsToChange(act.state, id);
	if (!note || isUnseen(act, id)) return 'gone';
	if (note.text !== put) return 'built-on';
	return {
		as: t,
		run() {
			const setWords = isMending(act, id) ? mendWords : putWords;
			return editOf(note, setWords(act, id, former), id);
		}
	};
}

export function unmove({ state, seat }: Act, inverse: Taking<'note.move'>): Way {
	const { t, id, put, former, dissolved } = inverse;
	const note = state.notes.get(id);
	if (note) {
		const present = spotOf(note);
		if (!liesAt(present, put)) return 'built-on';
		return {
			as: t,
			run() {
				if (former.cluster !== undefined && dissolved) state.addCluster(former.cluster, dissolved);
				const there = former.cluster && state.clusters.get(former.cluster)?.q === former.q;
				const cluster = there ? (former.cluster ?? null) : null;
				const p = former.p ?? state.places.takeFirst(former.q);
				const after = movedNote(note, { q: former.q, p, cluster });
				const left = state.moveNote(id, after);
				return {
					t,
					id,
					put: spotOf(after),
					former: present,
					...(left ? { dissolved: left } : {})
				};
			}
		};
	}
	const own = state.privateNotes.get(seat.number)?.get(id);
	if (!own) return 'gone';
	if (own.q !== put.q) return 'built-on';
	return {
		as: t,
		run() {
			state.changePrivateNote(id, seat.number, { ...own, q: former.q });
			return { t, id, put: { q: former.q }, former: { q: own.q } };
		}
	};
}

/** A stakeholder's own undo is no `note.restore`: it is judged as the removal that it takes back. */
export function unremove({ state, seat }: Act, inverse: Taking<'note.remove'>): Way {
	const { t, id, note, waiting, returned, writer = seat.number } = inverse;
	if (returned) {
		if (present(state, id) || state.moderation.returned.has(id)) return 'gone';
		return {
			as: t,
			run() {
				state.moderation.putBack(id, returned);
				return { t: 'note.restore', id };
			}
		};
	}
	if (note) {
		if (present(state, id)) return 'gone';
		return {
			as: t,
			run() {
				const full = roomForReturn(state, { note, writer });
				if (full) return full;
				state.vanished.delete(id);
				state.addPrivateNote(id, note, writer);
				if (waiting) state.moderation.wait(id, waiting);
				return { t: 'note.post', id, put: { q: note.q, text: note.text } };
			}
		};
	}
	const binned = state.bin.get(id);
	if (binned?.by !== seat.number) return 'gone';
	return {
		as: t,
		run() {
			const full = roomForReturn(state, binned);
			if (full) return full;
			state.unbinNote(id);
			return { t: 'note.restore', id };
		}
	};
}

export function unrestore(act: Act, { id }: Taking<'note.restore'>): Way {
	const { notes, moderation } = act.state;
	const isThere = notes.has(id) || moderation.hidden.has(id) || moderation.returned.has(id);
	if (!isThere) return 'gone';
	return { as: 'note.remove', run: () => takeAway(act, id) };
}

/** Private words of somebody else that wait for nobody: whoever once mended them knows nothing of them. */
function isUnseen(act: Act, id: string): boolean {
	const { notes, writers } = act.state;
	return !notes.has(id) && writers.get(id) !== act.seat.number && !isMending(act, id);
}

/** Off the board and into the bin; what nobody else saw goes whole into what brings it back. */
function takeAway({ state, seat, now }: Act, id: string): Inverse {
	const writer = state.writers.get(id);
	const returned = state.moderation.returned.get(id);
	if (returned && !state.notes.has(id)) {
		state.moderation.takeReturned(id);
		return { t: 'note.remove', id, returned };
	}
	if (state.notes.has(id) || writer === undefined) {
		state.binNote(id, seat.number, now);
		return { t: 'note.remove', id };
	}
	return vanish(state, id, writer);
}

function present(state: BoardState, id: string): Note | PrivateNote | undefined {
	const writer = state.writers.get(id);
	const own = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	return state.notes.get(id) ?? own;
}
