import type { Cluster } from '#lib/domain/cluster.ts';
import { limits } from '#lib/domain/limits.ts';
import { Arranging, isStill } from '../arranging.ts';
import type { Arrangement } from '../inverse.ts';
import { membersOf } from './find-cluster.ts';
import { type Act, refusal } from './operation.ts';
import type { Way } from './way.ts';

/**
 * All that one command arranged goes back at once. Notes that are gone since are left out; what only
 * stepped aside goes back where nobody moved it.
 */
export function unarrange({ state }: Act, inverse: Arrangement): Way {
	const { t } = inverse;
	const notes = inverse.notes.filter(({ id }) => state.notes.has(id));
	const firm = notes.filter(({ aside }) => !aside);
	const clusters = inverse.clusters.filter(({ aside }) => !aside);
	const hadNotes = inverse.notes.some(({ aside }) => !aside);
	if (hadNotes && firm.length === 0) return 'gone';
	if (!firm.every(({ id, put }) => isStill(put, state.notes.get(id) ?? {}))) return 'built-on';
	for (const { id, former, put } of clusters) {
		const is = state.clusters.get(id);
		if (put === null) {
			if (is) return 'built-on';
			continue;
		}
		if (!is) return hadNotes ? 'built-on' : 'gone';
		if (!isStill(put, is)) return 'built-on';
		// A note that came into it since would be left behind.
		const wentAlong = former === null || former.q !== undefined || former.p !== undefined;
		const known = new Set(inverse.notes.map((note) => note.id));
		if (wentAlong && !membersOf(state, id).every((note) => known.has(note.id))) return 'built-on';
	}
	return {
		as: t,
		run() {
			const back = clusters.filter(({ put }) => put === null).length;
			if (state.clusters.size + back > limits.clustersPerBoard) return refusal('quota');
			const arranging = new Arranging(state);
			for (const { id, former, put, aside } of inverse.clusters) {
				const is = state.clusters.get(id);
				if (former === null || (aside && !(is && put && isStill(put, is)))) continue;
				arranging.cluster(id, { ...is, ...former } as Cluster, aside);
			}
			for (const { id, former, put, aside } of notes) {
				const note = state.notes.get(id);
				if (!note || (aside && !isStill(put, note))) continue;
				const q = former.q ?? note.q;
				const wanted = former.cluster === undefined ? (note.cluster ?? null) : former.cluster;
				const isThere = wanted !== null && state.clusters.get(wanted)?.q === q;
				arranging.note(id, { ...former, cluster: isThere ? wanted : null }, aside);
			}
			for (const { id, former } of inverse.clusters)
				if (former === null && state.clusters.has(id)) arranging.cluster(id, undefined);
			return arranging.done(t) ?? { t, notes: [], clusters: [] };
		}
	};
}
