import { Arranging } from '../arranging.ts';
import { membersOf, refuseCluster } from './find-cluster.ts';
import type { Operation } from './operation.ts';

/** Another name; the words were judged on arrival. */
export const renameCluster: Operation<'cluster.rename'> = {
	permit(act, { id }) {
		return refuseCluster(act, id);
	},

	apply({ state }, { id, name }) {
		const cluster = state.clusters.get(id);
		if (!cluster || cluster.name === name) return {};
		const arranging = new Arranging(state);
		arranging.cluster(id, { ...cluster, name });
		const inverse = arranging.done('cluster.rename');
		return inverse ? { inverse } : {};
	}
};

/** Ends a cluster; its notes stay where they are, in none. */
export const dissolveCluster: Operation<'cluster.dissolve'> = {
	permit(act, { id }) {
		return refuseCluster(act, id);
	},

	apply({ state }, { id }) {
		const arranging = new Arranging(state);
		for (const note of membersOf(state, id)) arranging.note(note.id, { cluster: null });
		if (state.clusters.has(id)) arranging.cluster(id, undefined);
		const inverse = arranging.done('cluster.dissolve');
		return inverse ? { inverse } : {};
	}
};
