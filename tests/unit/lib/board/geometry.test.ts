import { describe, expect, it } from 'vitest';
import { clusterAt, clusterFrame, distanceTo, placeOn, rowsOf } from '#lib/board/geometry.ts';

const cluster = (id: string, y: number, tops: number[]) => ({
	id,
	cluster: { p: [0, y] as const },
	notes: tops.map((top) => ({ p: [0, top] as const }))
});

describe('the frame of a cluster', () => {
	it('[X29] goes from its head, on the first note, to the end of the last', () => {
		expect(clusterFrame(cluster('a', 0, [1, 1, 2]))).toEqual({ y: 0.5, h: 2.5 });
		expect(clusterFrame(cluster('a', 3, []))).toEqual({ y: 3, h: 1 });
		expect(clusterFrame(cluster('a', 0, [0]))).toEqual({ y: 0, h: 1 });
	});

	it('[X38] leaves a whole row for a name of more than one line', () => {
		const long = cluster('a', 2, [3]);
		const named = { ...long, cluster: { ...long.cluster, name: 'Working together across it all' } };
		expect(clusterFrame(named)).toEqual({ y: 2, h: 2 });
	});

	it('[X33] takes in a note whose middle lies on it', () => {
		const clusters = [cluster('a', 0, [1, 2]), cluster('b', 5, [6])];
		expect(clusterAt(clusters, [0, 2.2])).toBe('a');
		expect(clusterAt(clusters, [1, 3])).toBeUndefined();
		expect(clusterAt(clusters, [1, 5.8])).toBe('b');
	});
});

describe('the ground of a question', () => {
	it('[X31] has whole rows round everything in it and one to spare, three at least', () => {
		expect(rowsOf({ clusters: [], loose: [] })).toBe(3);
		expect(rowsOf({ clusters: [], loose: [{ p: [0, 1] }] })).toBe(3);
		expect(rowsOf({ clusters: [], loose: [{ p: [0, 4.05] }] })).toBe(7);
		expect(rowsOf({ clusters: [cluster('a', 7, [8])], loose: [{ p: [0, 4] }] })).toBe(10);
	});

	it('[X33] turns px into a place on the grid, the same at every size', () => {
		for (const size of [1, 0.5, 1.75]) {
			const ground = { left: 40, top: 100, width: 400 * size, height: 1480 * size };
			const corner = { left: 40 + 71 * size, top: 100 + 300 * size };
			expect(placeOn(ground, 10, corner)).toEqual([0.35, 2.05]);
		}
	});

	it('[X33] keeps a note that is let go outside within the area', () => {
		const ground = { left: 0, top: 0, width: 400, height: 300 };
		expect(placeOn(ground, 3, { left: -50, top: -10 })).toEqual([0, 0]);
		expect(placeOn(ground, 3, { left: 390, top: 250 })).toEqual([1, 2.5]);
	});

	it('[X33] is as far from a point as its nearest side', () => {
		const box = { left: 10, top: 10, width: 20, height: 20 };
		expect(distanceTo(box, 15, 25)).toBe(0);
		expect(distanceTo(box, 4, 20)).toBe(6);
		expect(distanceTo(box, 33, 34)).toBe(5);
	});
});
