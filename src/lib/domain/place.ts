import * as v from 'valibot';
import { limits } from './limits.ts';

/** `[x, y]` in note units inside a question's area: x from 0 to 1, y from 0 to 400. */
export type Place = readonly [number, number];

/** A place on the wire: in bounds or malformed, then rounded to the grid. */
export const placeSchema = v.pipe(
	v.strictTuple([
		v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(limits.placeMaxX)),
		v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(limits.placeMaxY))
	]),
	v.transform(([x, y]): Place => [toGrid(x), toGrid(y)])
);

/** The nearest multiple of 0.05, without the noise of binary fractions and without −0. */
export function toGrid(value: number): number {
	return Math.round(value * 20) / 20 + 0;
}

/** Keeps a place inside the bounds and on the grid, for drags that end outside. */
export function clampPlace(x: number, y: number): Place {
	return [
		toGrid(Math.min(limits.placeMaxX, Math.max(0, x))),
		toGrid(Math.min(limits.placeMaxY, Math.max(0, y)))
	];
}

/**
 * The slots (two columns, whole rows) of one question that notes and cluster heads leave free.
 * A note at `[x, y]` covers one unit each way, so it may block up to four slots.
 */
export class Slots {
	private readonly taken = new Set<number>();
	private next = 0;

	/** Marks the slots that a note at this place touches. */
	take([x, y]: Place): void {
		for (let row = Math.floor(y); row <= Math.ceil(y); row++) {
			if (x < 1) this.taken.add(row * 2);
			if (x > 0) this.taken.add(row * 2 + 1);
		}
	}

	/** Marks whole rows, from a height to another one. */
	takeRows(top: number, bottom: number): void {
		for (let row = Math.floor(top); row < bottom; row++) this.taken.add(row * 2).add(row * 2 + 1);
	}

	/**
	 * Marks what lies in one question. A cluster goes right across from its label to its last note: a gap
	 * in it is no place for a note that is not in it.
	 */
	takeAll(
		notes: Iterable<{ p?: Place; cluster?: string }>,
		clusters: ReadonlyMap<string, { p: Place }>
	): void {
		const spans = new Map(Array.from(clusters, ([id, { p }]) => [id, { top: p[1], end: p[1] }]));
		for (const { p, cluster } of notes) {
			if (!p) continue;
			this.take(p);
			const span = cluster === undefined ? undefined : spans.get(cluster);
			if (!span) continue;
			span.top = Math.min(span.top, p[1]);
			span.end = Math.max(span.end, p[1]);
		}
		for (const { top, end } of spans.values()) this.takeRows(top, end + 1);
	}

	/** The first gap reading by rows, and marks it. The last row is reused when all are taken. */
	takeFirst(): Place {
		while (this.taken.has(this.next) && this.next < limits.placeMaxY * 2) this.next++;
		this.taken.add(this.next);
		return [this.next % 2, Math.floor(this.next / 2)];
	}
}
