import { limits } from './limits.ts';
import { clampPlace, type Place } from './place.ts';

/** From a height to another one, in note units. */
export interface Span {
	top: number;
	bottom: number;
}

/** Whole rows of a cluster: one for its name, and one for every two notes. */
export function rowsFor(notes: number): number {
	return 1 + Math.ceil(notes / 2);
}

/** Places of so many notes, two by two, from this height on. */
export function placesFrom(y: number, count: number): Place[] {
	return Array.from({ length: count }, (_, index) =>
		clampPlace(index % 2, y + Math.floor(index / 2))
	);
}

/** What a cluster takes of its question, right across: from its name to the end of its last note. */
export function clusterSpan(label: Place, notes: readonly Place[]): Span {
	const tops = notes.map(([, y]) => y);
	return { top: Math.min(label[1], ...tops), bottom: Math.max(label[1], ...tops) + 1 };
}

/** The height of one note. */
export function noteSpan([, y]: Place): Span {
	return { top: y, bottom: y + 1 };
}

/**
 * The first row at or below `from` under which `rows` rows are free.
 * @returns undefined where there is none down to the last row
 */
export function freeRows(taken: readonly Span[], rows: number, from: number): number | undefined {
	let row = from;
	for (const { top, bottom } of [...taken].sort((one, other) => one.top - other.top)) {
		if (top >= row + rows) break;
		if (bottom > row) row = Math.ceil(bottom);
	}
	return row + rows - 1 > limits.placeMaxY ? undefined : row;
}

/**
 * Places for more notes in a cluster: gaps in the rows that it has, then new rows below its last note.
 * @param members places of the notes that are in it
 * @param all places of all notes of the question, its own included, which no gap may cover
 * @returns the places, and the rows that they take below the others
 */
export function placesInCluster(
	label: Place,
	members: readonly Place[],
	all: readonly Place[],
	count: number
): { places: Place[]; below: Span } {
	const places: Place[] = [];
	const tops = members.map(([, y]) => y);
	const bottom = members.length > 0 ? Math.max(...tops) + 1 : label[1] + 1;
	for (let y = Math.min(...tops); y < bottom && places.length < count; y++)
		for (const x of [0, 1] as const)
			if (places.length < count && !all.some((other) => covers([x, y], other)))
				places.push(clampPlace(x, y));
	const left = count - places.length;
	places.push(...placesFrom(bottom, left));
	return { places, below: { top: bottom, bottom: bottom + Math.ceil(left / 2) } };
}

function covers(one: Place, other: Place): boolean {
	return Math.abs(one[0] - other[0]) < 1 && Math.abs(one[1] - other[1]) < 1;
}
