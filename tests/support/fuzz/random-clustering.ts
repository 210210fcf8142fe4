import type { CommandBody } from '#lib/domain/command.ts';
import type { Place } from '#lib/domain/place.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Board } from '../../../server/board/types.ts';

interface KnownCluster {
	id: string;
	q: QuestionId;
}

export function clustersOf(board: Board): KnownCluster[] {
	return Array.from(board.snapshot().clusters, ([id, { q }]) => ({ id, q }));
}

/**
 * One random command about clusters. None takes a whole cluster to another question: then the model
 * would have to know what is in each.
 */
export function randomClustering({
	ids,
	clusters,
	q,
	below
}: {
	ids: readonly string[];
	clusters: readonly KnownCluster[];
	q: QuestionId;
	below: (count: number) => number;
}): CommandBody {
	const some = Array.from({ length: 1 + below(4) }, () => ids[below(ids.length)] ?? 'unknown');
	const { id, q: there } = clusters[below(clusters.length)] ?? { id: 'unknown', q };
	const near = clusters.filter((each) => each.q === there && each.id !== id);
	const p: Place = [0, below(60)];
	switch (below(10)) {
		case 0:
		case 1:
		case 2:
			return { t: 'cluster.make', q, ids: some };
		case 3:
		case 4:
			return { t: 'cluster.join', id, ids: some };
		case 5:
			return { t: 'cluster.leave', ids: some };
		case 6:
			return { t: 'cluster.merge', id, into: near[below(near.length)]?.id ?? 'unknown' };
		case 7:
			return below(2) === 0
				? { t: 'cluster.dissolve', id }
				: { t: 'cluster.rename', id, name: `Name ${below(1_000)}` };
		case 8:
			return { t: 'cluster.move', id, p };
		default:
			return { t: 'cluster.tidy', ...(below(2) === 0 ? { q } : {}) };
	}
}
