import { numberedName } from '#lib/domain/cluster.ts';
import { clusterSpan, placesFrom, rowsFor } from '#lib/domain/cluster-layout.ts';
import { limits } from '#lib/domain/limits.ts';
import { Arranging } from '../arranging.ts';
import { freeRowFor, putInto } from './cluster-room.ts';
import { inOrder, membersOf, refuseCluster, refuseNotes } from './find-cluster.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * Puts notes together under a name, in the first rows that are free from where the first of them lies.
 * Notes of another question come to the one that is named; those of another cluster leave it.
 */
export const makeCluster: Operation<'cluster.make'> = {
	permit(act, { ids }) {
		return refuseNotes(act, ids);
	},

	room({ state }) {
		return state.clusters.size < limits.clustersPerBoard ? undefined : refusal('quota');
	},

	apply({ state, tools }, { q, ids, name }) {
		const notes = inOrder(state, ids);
		const first = notes.find((note) => note.q === q);
		const without = new Set(notes.map(({ id }) => id));
		const from = first ? Math.floor(first.p[1]) : 0;
		const row = freeRowFor(state, q, rowsFor(notes.length), from, without);
		const arranging = new Arranging(state);
		const id = tools.newId();
		const named = name ?? numberedName(state.clusters.values());
		arranging.cluster(id, { q, name: named, p: [0, row] });
		const places = placesFrom(row + 1, notes.length);
		notes.forEach((note, index) =>
			arranging.note(note.id, { q, p: places[index] ?? note.p, cluster: id })
		);
		const inverse = arranging.done('cluster.make');
		return { id, ...(inverse ? { inverse } : {}) };
	}
};

/** Puts notes into a cluster, from whatever question or cluster they are in. */
export const joinCluster: Operation<'cluster.join'> = {
	permit(act, { id, ids }) {
		return refuseCluster(act, id) ?? refuseNotes(act, ids);
	},

	apply({ state }, { id, ids }) {
		const arranging = new Arranging(state);
		putInto(
			arranging,
			id,
			inOrder(state, ids).filter((note) => note.cluster !== id)
		);
		const inverse = arranging.done('cluster.join');
		return inverse ? { inverse } : {};
	}
};

/**
 * Takes notes out of whatever cluster they are in, and to another question where one is named: to the
 * first free places there. One that would still lie inside its former box goes to the first free place.
 */
export const leaveCluster: Operation<'cluster.leave'> = {
	permit(act, { ids }) {
		return refuseNotes(act, ids);
	},

	apply({ state }, { ids, q: to }) {
		const arranging = new Arranging(state);
		const leaving = inOrder(state, ids).filter(
			(note) => note.cluster !== undefined || (to ?? note.q) !== note.q
		);
		const clusters = new Map(state.clusters);
		for (const { id } of leaving) arranging.note(id, { cluster: null });
		for (const { id, q, p, cluster = '' } of leaving) {
			if (to !== undefined && to !== q) {
				arranging.note(id, { q: to, p: state.places.takeFirst(to) });
				continue;
			}
			const left = clusters.get(cluster);
			if (!left || !state.clusters.has(cluster)) continue;
			const inside = membersOf(state, cluster).map((member) => member.p);
			const { top, bottom } = clusterSpan(left.p, inside);
			if (p[1] + 1 > top && p[1] < bottom) arranging.note(id, { p: state.places.takeFirst(q) });
		}
		const inverse = arranging.done('cluster.leave');
		return inverse ? { inverse } : {};
	}
};

/** All notes of a cluster go into another one, and the emptied one dissolves. */
export const mergeClusters: Operation<'cluster.merge'> = {
	permit(act, { id, into }) {
		if (id === into) return refusal('malformed');
		return refuseCluster(act, id) ?? refuseCluster(act, into);
	},

	apply({ state }, { id, into }) {
		const arranging = new Arranging(state);
		putInto(arranging, into, membersOf(state, id));
		if (state.clusters.has(id)) arranging.cluster(id, undefined);
		const inverse = arranging.done('cluster.merge');
		return inverse ? { inverse } : {};
	}
};
