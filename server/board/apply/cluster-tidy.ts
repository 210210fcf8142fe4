import { tidied } from '#lib/domain/tidy.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { Arranging } from '../arranging.ts';
import type { Operation } from './operation.ts';

/** Lays out one question, or all, in the order in which they are read. */
export const tidyBoard: Operation<'cluster.tidy'> = {
	apply({ state }, { q }) {
		const arranging = new Arranging(state);
		const notes = Array.from(state.notes, ([id, note]) => ({ ...note, id }));
		for (const question of readingOrder(notes, state.clusters)) {
			if (q !== undefined && question.q !== q) continue;
			const layout = tidied(question);
			if (!layout) continue;
			for (const { id, cluster } of question.clusters) {
				const p = layout.clusters.get(id);
				if (p) arranging.cluster(id, { ...cluster, p });
			}
			for (const [id, p] of layout.notes) arranging.note(id, { p });
		}
		const inverse = arranging.done('cluster.tidy');
		return inverse ? { inverse } : {};
	}
};
