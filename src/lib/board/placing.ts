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
 * cluster), and all notes of the question, which it should not cover.
 */
export interface Neighbours {
	siblings: readonly Placed[];
	all: readonly Placed[];
}

/** The place after all siblings: beside the last one where that is free, else below everything. */
export function lastPlace({ siblings, all }: Neighbours): Place {
	const last = siblings.toSorted(byPlace).at(-1);
	if (last && last.p[0] < 1) {
		const beside = clampPlace(1, Math.floor(last.p[1]));
		if (overlap(beside, all) === 0) return beside;
	}
	const bottom = Math.max(-1, ...all.map((other) => other.p[1]));
	return clampPlace(0, Math.ceil(bottom + 1));
}

/** The place before all siblings. */
export function firstPlace(id: string, near: Neighbours): Place {
	return placeBetween(id, undefined, near.siblings.toSorted(byPlace)[0], near);
}

/** The place that is read straight after one of the siblings. */
export function placeAfter(id: string, before: Placed, near: Neighbours): Place {
	const order = near.siblings.toSorted(byPlace);
	const next = order[order.findIndex((other) => other.id === before.id) + 1];
	return placeBetween(id, before, next, near);
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

/**
 * The place between two notes in reading order that covers least of all others. Where the two sit so
 * close that nothing is left between them, it is half below the second, and ids decide which is read
 * first.
 */
function placeBetween(
	id: string,
	before: Placed | undefined,
	after: Placed | undefined,
	near: Neighbours
): Place {
	if (!after) return lastPlace(near);
	const from = before ? Math.floor(before.p[1]) : 0;
	const to = Math.min(Math.floor(after.p[1]), from + ROWS_TRIED);
	let best: Place | undefined;
	let least = Infinity;
	for (let row = from; row <= to; row++)
		for (const part of DOWN)
			for (const x of ACROSS) {
				const candidate: Placed = { id, p: clampPlace(x, row + part) };
				if (before && byPlace(before, candidate) >= 0) continue;
				if (byPlace(candidate, after) >= 0) continue;
				const covered = overlap(candidate.p, near.all);
				if (covered < least - 0.001) [best, least] = [candidate.p, covered];
			}
	return best ?? clampPlace(after.p[0], Math.floor(after.p[1]) + 0.5);
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
