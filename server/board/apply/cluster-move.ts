import { limits } from '#lib/domain/limits.ts';
import { clampPlace } from '#lib/domain/place.ts';
import { Arranging } from '../arranging.ts';
import { membersOf, refuseCluster } from './find-cluster.ts';
import type { Operation } from './operation.ts';

/**
 * A cluster with all its notes to another place, or another question. The notes keep their places among
 * each other: at an edge of the area all of them stop where the first one does.
 */
export const moveCluster: Operation<'cluster.move'> = {
	permit(act, { id }) {
		return refuseCluster(act, id);
	},

	apply({ state }, { id, q, p }) {
		const cluster = state.clusters.get(id);
		if (!cluster) throw new Error('A cluster was let through that is not there.');
		const notes = membersOf(state, id);
		const by = (axis: 0 | 1, most: number) => {
			const places = notes.map((note) => note.p[axis]);
			const wanted = p[axis] - cluster.p[axis];
			return Math.min(most - Math.max(...places), Math.max(-Math.min(...places), wanted));
		};
		const [right, down] = [by(0, limits.placeMaxX), by(1, limits.placeMaxY)];
		const arranging = new Arranging(state);
		const to = q ?? cluster.q;
		arranging.cluster(id, { ...cluster, q: to, p });
		for (const note of notes) {
			const [x, y] = note.p;
			arranging.note(note.id, { q: to, p: clampPlace(x + right, y + down), cluster: id });
		}
		const inverse = arranging.done('cluster.move');
		return inverse ? { inverse } : {};
	}
};
