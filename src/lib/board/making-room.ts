import { limits } from '../domain/limits.ts';
import { type Place, toGrid } from '../domain/place.ts';
import { byPlace } from '../domain/reading-order.ts';
import type { Placed } from './placing.ts';

/** More notes than these do not step aside for one: the board would look rearranged. */
const ASIDE_AT_MOST = 20;

/**
 * The notes that must step aside so that one more can be read at `index` among the others, each
 * with its new place: none where there is room. Of the two ways, onwards and back, the one that
 * moves less.
 * @param order the others, in reading order
 * @param mayMove asked for each note that would have to move
 * @returns undefined where no room can be made
 */
export function roomAt<Note extends Placed>(
	id: string,
	order: readonly Note[],
	index: number,
	mayMove: (note: Note) => boolean
): Placed[] | undefined {
	const earlier = order.slice(Math.max(0, index - ASIDE_AT_MOST - 1), index).reverse();
	const later = order.slice(index, index + ASIDE_AT_MOST + 1);
	const onwards = stepAside(id, earlier[0], later, mayMove, { spot: soonest, sign: 1 });
	if (onwards?.length === 0) return onwards;
	const back = stepAside(id, later[0], earlier, mayMove, { spot: latest, sign: -1 });
	if (!onwards || !back) return onwards ?? back;
	return distance(back, order) < distance(onwards, order) ? back : onwards;
}

interface Direction {
	/** The spot next to another note in this direction. */
	spot: typeof soonest;
	sign: 1 | -1;
}

/** Sets the new note next to `from`, and each that is then in the way next to the one before it. */
function stepAside<Note extends Placed>(
	id: string,
	from: Placed | undefined,
	others: readonly Note[],
	mayMove: (note: Note) => boolean,
	{ spot, sign }: Direction
): Placed[] | undefined {
	const aside: Placed[] = [];
	const p = spot(id, from);
	if (!p) return undefined;
	let last: Placed = { id, p };
	for (const note of others) {
		if (sign * byPlace(last, note) < 0) return aside;
		if (aside.length === ASIDE_AT_MOST || !mayMove(note)) return undefined;
		const found = spot(note.id, last);
		if (!found) return undefined;
		last = { id: note.id, p: [found[0], nearestInRow(note.p[1], found[1])] };
		aside.push(last);
	}
	return aside;
}

/** The first column and row that is read after a note; of the whole board where none is given. */
function soonest(id: string, after: Placed | undefined): Place | undefined {
	if (!after) return [0, 0];
	const [x, row] = [after.p[0], Math.floor(after.p[1])];
	if (id > after.id) return [x, row];
	if (x < limits.placeMaxX) return [toGrid(x + limits.placeGrid), row];
	return row < limits.placeMaxY ? [0, row + 1] : undefined;
}

/** The last column and row that is read before a note. */
function latest(id: string, before: Placed | undefined): Place | undefined {
	if (!before) return [limits.placeMaxX, limits.placeMaxY];
	const [x, row] = [before.p[0], Math.floor(before.p[1])];
	if (id < before.id) return [x, row];
	if (x > 0) return [toGrid(x - limits.placeGrid), row];
	return row > 0 ? [limits.placeMaxX, row - 1] : undefined;
}

/** The height in a row that is nearest to the one a note has. */
function nearestInRow(y: number, row: number): number {
	return toGrid(Math.min(Math.max(y, row), row + 1 - limits.placeGrid, limits.placeMaxY));
}

function distance(aside: readonly Placed[], before: readonly Placed[]): number {
	let sum = 0;
	for (const { id, p } of aside) {
		const former = before.find((note) => note.id === id)?.p ?? p;
		sum += Math.abs(p[0] - former[0]) + Math.abs(p[1] - former[1]);
	}
	return sum;
}
