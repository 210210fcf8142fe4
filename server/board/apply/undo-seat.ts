import { isParticipant } from '#lib/domain/permission.ts';
import type { Act } from './operation.ts';
import { refusal } from './operation.ts';
import { movedBy } from '../regroup-undo.ts';
import { roomForReturns } from './quota.ts';
import { putGroup } from './seat-group.ts';
import { takeAllAway } from './seat-undo-all.ts';
import { sameGroups } from './stage-groups.ts';
import { isMergeSeen, merge, part } from './stage-merge.ts';
import type { Taking, Way } from './way.ts';

/** Brings back all that is still where it was put, whatever else has come since. */
export function unundoAll({ state, seat: by }: Act, inverse: Taking<'seat.undoAll'>): Way {
	const { t, seat } = inverse;
	const { bin, moderation } = state;
	const binned = inverse.binned.filter((id) => bin.get(id)?.by === by.number);
	const sentBack = inverse.sentBack.filter(
		({ id }) => moderation.returned.get(id)?.writer === seat
	);
	const notes = [
		...binned.map((id) => bin.get(id)?.note),
		...sentBack.map(({ id }) => moderation.returned.get(id))
	].filter((note) => note !== undefined);
	if (notes.length === 0) return 'gone';
	return {
		as: t,
		run() {
			const full = roomForReturns(state, seat, notes);
			if (full) return full;
			// The last to leave a cluster knows it, and brings it back for the others.
			for (const id of binned.reverse()) state.unbinNote(id);
			for (const { id, waiting } of sentBack) {
				const returned = state.moderation.takeReturned(id);
				if (!returned) continue;
				const { q, text, v, group, at, via } = returned;
				state.vanished.delete(id);
				state.addPrivateNote(id, { q, text, v, group, at, via }, seat);
				if (waiting) state.moderation.wait(id, waiting);
			}
			return { t: 'seat.undoAllAgain', seat };
		}
	};
}

export function undoAllAgain(act: Act, { seat }: Taking<'seat.undoAllAgain'>): Way {
	const { state } = act;
	const hasNotes = state.notesOf(seat) > 0;
	if (!hasNotes) return 'gone';
	return {
		as: 'seat.undoAll',
		run: () => takeAllAway(act, seat) ?? refusal('gone')
	};
}

export function ungroup({ state }: Act, inverse: Taking<'seat.group'>): Way {
	const { t, seat: number, put, former, notes } = inverse;
	const seat = state.seats.get(number);
	if (!seat || seat.removedAt !== undefined || !isParticipant(seat.role)) return 'gone';
	const isThere = state.meta.groups.some(({ id }) => id === former);
	if (seat.group !== put || !isThere) return 'built-on';
	return {
		as: t,
		run() {
			putGroup(state, number, former, notes);
			return { t, seat: number, put: former, former: put, notes };
		}
	};
}

export function unname({ state }: Act, { t, put, former }: Taking<'stage.groups'>): Way {
	if (!sameGroups(state.meta.groups, put)) return 'built-on';
	return {
		as: t,
		run() {
			state.setGroups(former);
			return { t, put: former, former: put };
		}
	};
}

export function unmerge({ state }: Act, inverse: Taking<'stage.merge'>): Way {
	const { from, into, label } = inverse;
	const present = state.meta.groups.find(({ id }) => id === into);
	const isParted = state.meta.groups.some(({ id }) => id === from);
	if (isParted || present?.label !== label || isMergeSeen(state, inverse)) return 'built-on';
	return {
		as: 'stage.merge',
		run() {
			part(state, inverse);
			return { t: 'stage.mergeAgain', from, into, label, parted: movedBy(inverse) };
		}
	};
}

export function mergeAgain({ state }: Act, inverse: Taking<'stage.mergeAgain'>): Way {
	const { from, into } = inverse;
	const known = (wanted: string) => state.meta.groups.some(({ id }) => id === wanted);
	if (!known(from) || !known(into)) return 'gone';
	return { as: 'stage.merge', run: () => ({ t: 'stage.merge', ...merge(state, inverse) }) };
}
