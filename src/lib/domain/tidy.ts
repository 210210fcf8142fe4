import { limits } from './limits.ts';
import { type Place, toGrid } from './place.ts';
import type { OrderedQuestion } from './reading-order.ts';

/** Where a question's notes and the labels of its clusters lie, by id. */
export interface Layout {
	notes: Map<string, Place>;
	clusters: Map<string, Place>;
}

/** What of an ordered question counts here. */
interface Ordered {
	clusters: readonly { id: string; notes: readonly { id: string }[] }[];
	loose: readonly { id: string }[];
}

const ROWS = limits.placeMaxY + 1;
/** Columns on the grid of one row. */
const MOST_COLUMNS = limits.placeMaxX / limits.placeGrid + 1;

/**
 * One question laid out anew: clusters first, each under its name, then loose notes, two in a row and
 * in the order in which they are read now. A question laid out so stays as it is.
 *
 * One that has more than fits two in a row is laid out with more of them side by side, which then
 * cover each other in part: the order of reading is kept, whatever it takes.
 * @returns undefined where not even that has room: it stays as it is
 */
export function tidied(question: OrderedQuestion | Ordered): Layout | undefined {
	for (let columns = 2; columns <= MOST_COLUMNS; columns++)
		if (rowsOf(question, columns) <= ROWS) return laidOut(question, columns);
	return undefined;
}

function rowsOf({ clusters, loose }: Ordered, columns: number): number {
	const inClusters = clusters.reduce(
		(rows, { notes }) => rows + 1 + Math.ceil(notes.length / columns),
		0
	);
	return inClusters + Math.ceil(loose.length / columns);
}

function laidOut({ clusters, loose }: Ordered, columns: number): Layout {
	const layout: Layout = { notes: new Map(), clusters: new Map() };
	let row = 0;
	const fill = (notes: readonly { id: string }[]) => {
		notes.forEach(({ id }, index) => {
			const x = toGrid((index % columns) / (columns - 1));
			layout.notes.set(id, [x, row + Math.floor(index / columns)]);
		});
		row += Math.ceil(notes.length / columns);
	};
	for (const { id, notes } of clusters) {
		layout.clusters.set(id, [0, row++]);
		fill(notes);
	}
	fill(loose);
	return layout;
}
