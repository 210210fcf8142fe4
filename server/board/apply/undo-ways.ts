import type { CommandType } from '#lib/domain/command.ts';
import { movedNote, type Note, type PrivateNote } from '#lib/domain/note.ts';
import type { Inverse } from '../inverse.ts';
import type { BoardState } from '../state.ts';
import { setText } from './note-edit.ts';
import { liesAt, samePlace, spotOf } from './note-move.ts';
import type { Act, Refusal } from './operation.ts';
import { roomForNote } from './quota.ts';
import { setLock } from './stage-lock.ts';
import { goToStep } from './stage-step.ts';

/**
 * How one command is taken back now: `gone` when there is nothing left to take back, `built-on` when
 * others changed the same thing since, else what it amounts to and how it is done. `run` may refuse,
 * and then changes nothing.
 */
export type Way = 'gone' | 'built-on' | { as: CommandType; run: () => Refusal | undefined };

export function way(act: Act, inverse: Inverse): Way {
	switch (inverse.t) {
		case 'note.post':
			return unpost(act, inverse);
		case 'note.edit':
			return unedit(act, inverse);
		case 'note.move':
			return unmove(act, inverse);
		case 'note.remove':
			return unremove(act, inverse);
		case 'note.restore':
			return unrestore(act, inverse);
		case 'stage.step':
			return unstep(act, inverse);
		case 'stage.lock':
		case 'stage.unlock':
			return unlock(act, inverse);
	}
}

type Taking<Type extends Inverse['t']> = Extract<Inverse, { t: Type }>;

function unpost({ state, seat, now }: Act, { id, put }: Taking<'note.post'>): Way {
	const note = present(state, id);
	if (!note) return 'gone';
	const moved = put.p !== undefined && 'p' in note && !samePlace(put.p, note.p);
	const grouped = 'cluster' in note && note.cluster !== undefined;
	if (note.text !== put.text || note.q !== put.q || moved || grouped) return 'built-on';
	return done('note.remove', () => {
		const writer = state.writers.get(id);
		if (state.notes.has(id)) state.binNote(id, seat.number, now);
		else if (writer !== undefined) state.dropPrivateNote(id, writer);
	});
}

function unedit({ state }: Act, { id, put, former }: Taking<'note.edit'>): Way {
	const note = present(state, id);
	if (!note) return 'gone';
	if (note.text !== put) return 'built-on';
	return done('note.edit', () => setText({ state }, id, former));
}

function unmove({ state, seat }: Act, inverse: Taking<'note.move'>): Way {
	const { id, put, former, dissolved } = inverse;
	const note = state.notes.get(id);
	if (note) {
		if (!liesAt(spotOf(note), put)) return 'built-on';
		return done('note.move', () => {
			if (former.cluster !== undefined && dissolved) state.addCluster(former.cluster, dissolved);
			const there = former.cluster && state.clusters.get(former.cluster)?.q === former.q;
			const cluster = there ? (former.cluster ?? null) : null;
			const p = former.p ?? state.places.takeFirst(former.q);
			state.changeNote(id, movedNote(note, { q: former.q, p, cluster }));
		});
	}
	const own = state.privateNotes.get(seat.number)?.get(id);
	if (!own) return 'gone';
	if (own.q !== put.q) return 'built-on';
	return done('note.move', () => state.changePrivateNote(id, seat.number, { ...own, q: former.q }));
}

/** A stakeholder's own undo is no `note.restore`: it is judged as the removal that it takes back. */
function unremove({ state, seat }: Act, { id, note }: Taking<'note.remove'>): Way {
	if (note) {
		if (present(state, id)) return 'gone';
		return {
			as: 'note.remove',
			run() {
				const full = roomForNote(state, seat.number);
				if (full) return full;
				state.vanished.delete(id);
				state.addPrivateNote(id, note, seat.number);
				return undefined;
			}
		};
	}
	const binned = state.bin.get(id);
	if (binned?.by !== seat.number) return 'gone';
	return {
		as: 'note.remove',
		run() {
			const full = roomForNote(state, binned.writer);
			if (full) return full;
			state.unbinNote(id);
			return undefined;
		}
	};
}

function unrestore({ state, seat, now }: Act, { id }: Taking<'note.restore'>): Way {
	if (!state.notes.has(id)) return 'gone';
	return done('note.remove', () => state.binNote(id, seat.number, now));
}

function unstep({ state }: Act, { put, former }: Taking<'stage.step'>): Way {
	if (!state.stage.steps.some(({ id }) => id === former)) return 'gone';
	if (state.stage.step !== put) return 'built-on';
	return done('stage.step', () => goToStep(state, former));
}

function unlock({ state }: Act, { t, what }: Taking<'stage.lock' | 'stage.unlock'>): Way {
	const set = t === 'stage.lock';
	if (state.stage.locks.includes(what) !== set) return 'gone';
	return done(set ? 'stage.unlock' : 'stage.lock', () => setLock(state, what, !set));
}

function done(as: CommandType, change: () => unknown): Way {
	return {
		as,
		run() {
			change();
			return undefined;
		}
	};
}

function present(state: BoardState, id: string): Note | PrivateNote | undefined {
	const writer = state.writers.get(id);
	const own = writer === undefined ? undefined : state.privateNotes.get(writer)?.get(id);
	return state.notes.get(id) ?? own;
}
