import { clampPlace, type Place } from '../domain/place.ts';

/** What the canvas needs to know of a note, a cluster and a question to place them. */
interface PlacedNote {
	p: Place;
}
interface PlacedCluster {
	id: string;
	cluster: { p: Place; name?: string };
	notes: readonly PlacedNote[];
}
interface PlacedQuestion {
	clusters: readonly PlacedCluster[];
	loose: readonly PlacedNote[];
}

/** Units that the head of a cluster takes above its notes; a name of several lines takes the whole row. */
const CLUSTER_HEAD = 0.5;
const ONE_LINE = 26;
/** An area is never lower than this, so that an empty one is still a place to drop on. */
const LEAST_ROWS = 3;

/** The frame of a cluster in units: right across the area, from its head to its last note. */
export function clusterFrame(entry: PlacedCluster): { y: number; h: number } {
	if (entry.notes.length === 0) return { y: entry.cluster.p[1], h: 1 };
	const tops = entry.notes.map((note) => note.p[1]);
	// The head sits on the first note, wherever the label itself is: nothing empty in between.
	const head = (entry.cluster.name?.length ?? 0) > ONE_LINE ? 2 * CLUSTER_HEAD : CLUSTER_HEAD;
	const y = Math.max(0, Math.min(...tops) - head);
	return { y, h: Math.max(...tops) + 1 - y };
}

/**
 * Height of a question's ground in units: whole rows round everything in it, and one to spare, so that
 * a note can be put below all others. It is there always: a row that came with the drag would push the
 * areas below it away from under the pointer.
 */
export function rowsOf(question: PlacedQuestion): number {
	const ends = [
		...question.loose.map((note) => note.p[1] + 1),
		...question.clusters.map((entry) => {
			const frame = clusterFrame(entry);
			return frame.y + frame.h;
		})
	];
	return Math.max(LEAST_ROWS, Math.ceil(Math.max(0, ...ends)) + 1);
}

/** The cluster whose frame holds the middle of a note at this place, if there is one. */
export function clusterAt(clusters: readonly PlacedCluster[], [, y]: Place): string | undefined {
	const middle = y + 0.5;
	return clusters.find((entry) => {
		const frame = clusterFrame(entry);
		return middle >= frame.y && middle <= frame.y + frame.h;
	})?.id;
}

/** A rectangle in CSS px, in any one system of coordinates. */
export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

/** The place of a note whose corner is at `corner`, on a ground of so many rows. */
export function placeOn(ground: Box, rows: number, corner: { left: number; top: number }): Place {
	const unitWidth = ground.width / 2;
	const unitHeight = ground.height / rows;
	return clampPlace(
		(corner.left - ground.left) / unitWidth,
		(corner.top - ground.top) / unitHeight
	);
}

/** How far a point is from a box; 0 inside. */
export function distanceTo(box: Box, x: number, y: number): number {
	const dx = Math.max(box.left - x, 0, x - box.left - box.width);
	const dy = Math.max(box.top - y, 0, y - box.top - box.height);
	return Math.hypot(dx, dy);
}
