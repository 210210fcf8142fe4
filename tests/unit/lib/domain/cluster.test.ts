import { describe, expect, it } from 'vitest';
import { freeRows, placesInCluster, rowsFor } from '#lib/domain/cluster-layout.ts';
import { numberedName, refuseClusterName } from '#lib/domain/cluster.ts';

describe('the name of a cluster', () => {
	it('[X38] is one line in which something can be seen, up to 80 graphemes and 500 bytes', () => {
		for (const name of ['Getting there', 'e\u0301'.repeat(80), 'فريق', '1'.repeat(80)])
			expect(refuseClusterName(name)).toBeUndefined();
		for (const name of ['', '  ', '\u200b', 'a\nb', 'a\u0007b', 'a\ud83d'])
			expect(refuseClusterName(name)).toBe('malformed');
		for (const name of ['x'.repeat(81), '👨‍👩‍👧‍👦'.repeat(30)])
			expect(refuseClusterName(name)).toBe('too-large');
	});

	it('[X38] is the first free number where none is given', () => {
		const named = (...names: string[]) =>
			names.map((name) => ({ q: 'how' as const, name, p: [0, 0] as const }));
		expect(numberedName([])).toBe('Cluster 1');
		expect(numberedName(named('Cluster 1', 'Other', 'Cluster 3'))).toBe('Cluster 2');
	});
});

describe('room for a cluster', () => {
	it('[X38] is the first gap of whole rows from a row on', () => {
		const taken = [
			{ top: 5.5, bottom: 6.5 },
			{ top: 0, bottom: 2 }
		];
		expect(freeRows(taken, 3, 0)).toBe(2);
		expect(freeRows(taken, 4, 0)).toBe(7);
		expect(freeRows(taken, 3, 3)).toBe(7);
		expect(freeRows([], 2, 399)).toBe(399);
		expect(freeRows([], 3, 399)).toBeUndefined();
		expect(rowsFor(3)).toBe(3);
	});

	it('[X38] a note more takes a gap in its rows, then the row below', () => {
		const members = [
			[0, 1],
			[1, 1],
			[0, 2]
		] as const;
		expect(placesInCluster([0, 0], members, members, 2)).toEqual({
			places: [
				[1, 2],
				[0, 3]
			],
			below: { top: 3, bottom: 4 }
		});
		expect(placesInCluster([0, 4], [], [], 1)).toEqual({
			places: [[0, 5]],
			below: { top: 5, bottom: 6 }
		});
	});
});
