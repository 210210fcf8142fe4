import { limits } from '../domain/limits.ts';
import { clampPlace, type Place, toGrid } from '../domain/place.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import { byPlace } from '../domain/reading-order.ts';

/** A note as far as its place is concerned. */
export interface Placed {
	id: string;
	p: Place;
}

/** Steps in which a note's place may be tried between two others: quarters down, twentieths across. */
const ACROSS = Array.from({ length: 21 }, (_, step) => toGrid(step * limits.placeGrid));
const DOWN = [0, 0.25, 0.5, 0.75];
/** How many rows below its forerunner a place is looked for. */
const ROWS_TRIED = 12;

/**
 * How much a note at `p` hides of the others: 0 is nothing, 1 one whole note. Quarters of four notes
 * count less than one whole one, which nobody would see any more.
 */
export function overlap(p: Place, others: readonly Placed[]): number {
	let sum = 0;
	for (const other of others) {
		const across = Math.max(0, 1 - Math.abs(other.p[0] - p[0]));
		const down = Math.max(0, 1 - Math.abs(other.p[1] - p[1]));
		sum += (across * down) ** 2;
	}
	return sum;
}

/**
 * The notes round a place: those that are read one after another with it (loose ones, or those of one
 * cluster), in that order, and all notes of the question, which it should not cover.
 */
export interface Neighbours {
	siblings: readonly Placed[];
	all: readonly Placed[];
}

/**
 * The place that is read at `index` among the siblings and covers least of all other notes.
 * @returns undefined where the siblings lie so close that there is none; `roomAt` makes one
 */
export function placeAt(id: string, index: number, near: Neighbours): Place | undefined {
	const [before, after] = [near.siblings[index - 1], near.siblings[index]];
	const fits = (p: Place) =>
		(!before || byPlace(before, { id, p }) < 0) && (!after || byPlace({ id, p }, after) < 0);
	if (!after) {
		const last = lastPlace(near);
		if (fits(last)) return last;
	}
	return leastCovering(before, after, near.all, fits);
}

/** The place after all siblings: beside the last one where that is free, else below everything. */
function lastPlace({ siblings, all }: Neighbours): Place {
	const last = siblings.at(-1);
	if (last && last.p[0] < 1) {
		const beside = clampPlace(1, Math.floor(last.p[1]));
		if (overlap(beside, all) === 0) return beside;
	}
	const bottom = Math.max(-1, ...all.map((other) => other.p[1]));
	return clampPlace(0, Math.ceil(bottom + 1));
}

/** The place in a cluster: the first free one beside or between its notes, else below its last one. */
export function placeInCluster(label: Place, { siblings, all }: Neighbours): Place {
	if (siblings.length === 0) return clampPlace(0, label[1] + 1);
	const top = Math.min(...siblings.map((member) => member.p[1]));
	const bottom = Math.max(...siblings.map((member) => member.p[1]));
	for (let y = top; y <= bottom; y = toGrid(y + 0.5))
		for (const x of [0, 1]) if (overlap([x, y], all) === 0) return clampPlace(x, y);
	return clampPlace(0, bottom + 1);
}

/** Of the places between two notes in reading order, the one that covers least of all others. */
function leastCovering(
	before: Placed | undefined,
	after: Placed | undefined,
	all: readonly Placed[],
	fits: (p: Place) => boolean
): Place | undefined {
	const from = before ? Math.floor(before.p[1]) : 0;
	const end = after ? Math.floor(after.p[1]) : limits.placeMaxY;
	let best: Place | undefined;
	let least = Infinity;
	for (let row = from; row <= Math.min(end, from + ROWS_TRIED); row++)
		for (const part of DOWN)
			for (const x of ACROSS) {
				const p = clampPlace(x, row + part);
				if (!fits(p)) continue;
				const covered = overlap(p, all);
				if (covered < least - 0.001) [best, least] = [p, covered];
			}
	return best;
}

export type Direction = 'left' | 'right' | 'up' | 'down';
export interface Spot {
	q: QuestionId;
	p: Place;
}

/**
 * One step of a note by arrow keys. Past the side of an area it goes to the question beside it, on
 * the near side; at the ends it stays.
 */
export function stepPlace(spot: Spot, direction: Direction, size: number): Spot {
	const [x, y] = spot.p;
	if (direction === 'up') return { q: spot.q, p: clampPlace(x, y - size) };
	if (direction === 'down') return { q: spot.q, p: clampPlace(x, y + size) };
	const beyond = direction === 'left' ? x <= 0 : x >= limits.placeMaxX;
	if (!beyond) return { q: spot.q, p: clampPlace(direction === 'left' ? x - size : x + size, y) };
	const next = questionIds[questionIds.indexOf(spot.q) + (direction === 'left' ? -1 : 1)];
	return next ? { q: next, p: [direction === 'left' ? limits.placeMaxX : 0, y] } : spot;
}

/** One step of a cluster's box, which goes right across: to the sides it goes to the next question. */
export function stepBox(spot: Spot, direction: Direction, size: number): Spot {
	const [x, y] = spot.p;
	if (direction === 'up') return { q: spot.q, p: clampPlace(x, y - size) };
	if (direction === 'down') return { q: spot.q, p: clampPlace(x, y + size) };
	const next = questionIds[questionIds.indexOf(spot.q) + (direction === 'left' ? -1 : 1)];
	return next ? { q: next, p: spot.p } : spot;
}
