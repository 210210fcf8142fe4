import { describe, expect, it } from 'vitest';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import { notesInOrder, readingOrder } from '#lib/domain/reading-order.ts';
import { tidied } from '#lib/domain/tidy.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

interface Board {
	notes: NoteWithId[];
	clusters: Map<string, Cluster>;
}

/** A question with notes and clusters anywhere on the grid, over and under each other. */
function randomBoard(seed: number, most: number): Board {
	const random = seededRandom(seed);
	const below = (count: number) => Math.floor(random() * count);
	const place = (): Place => [below(21) / 20, below(400) / 20];
	const clusters = new Map<string, Cluster>();
	for (let n = below(6); n > 0; n--) clusters.set(`c${n}`, { q: 'how', name: 'n', p: place() });
	const notes = Array.from({ length: below(most) }, (_, n): NoteWithId => {
		const cluster = `c${below(12)}`;
		const note = { q: 'how', text: 'x', v: 1, group: 'lw', at: 0, via: 'self' } as const;
		const id = `${below(9)}${n}`;
		return { ...note, id, p: place(), ...(clusters.has(cluster) ? { cluster } : {}) };
	});
	return { notes, clusters };
}

function questionOf({ notes, clusters }: Board) {
	const found = readingOrder(notes, clusters).find(({ q }) => q === 'how');
	if (!found) throw new Error('There is no such question.');
	return found;
}

function laidOut(board: Board): Board {
	const layout = tidied(questionOf(board));
	if (!layout) throw new Error('There is no room.');
	return {
		notes: board.notes.map((note) => ({ ...note, p: layout.notes.get(note.id) ?? [-1, -1] })),
		clusters: new Map(
			Array.from(board.clusters, ([id, cluster]) => [
				id,
				{ ...cluster, p: layout.clusters.get(id) ?? ([-1, -1] as const) }
			])
		)
	};
}

const orderOf = (board: Board) => [
	questionOf(board).clusters.map(({ id }) => id),
	notesInOrder(questionOf(board)).map(({ id }) => id)
];

/** What two notes share of the area. */
function covers([ax, ay]: Place, [bx, by]: Place): boolean {
	return Math.abs(ax - bx) < 1 && Math.abs(ay - by) < 1;
}

describe('tidied', () => {
	it('[X37] keeps the order of reading, leaves no overlap, and changes nothing the second time', () => {
		for (let seed = 1; seed <= 1_000; seed++) {
			const board = randomBoard(seed, 60);
			const tidy = laidOut(board);
			expect([seed, orderOf(tidy)]).toEqual([seed, orderOf(board)]);
			expect([seed, laidOut(tidy)]).toEqual([seed, tidy]);
			const places = tidy.notes.map(({ p }) => p);
			const labels = [...tidy.clusters.values()].flatMap(({ p: [, y] }): Place[] => [
				[0, y],
				[1, y]
			]);
			const all = [...places, ...labels];
			const overlapping = all.filter((p, index) =>
				all.some((other, at) => at > index && covers(p, other))
			);
			expect([seed, overlapping]).toEqual([seed, []]);
		}
	});

	it('[X37] is the same on every screen, whatever order notes and clusters came in', () => {
		for (let seed = 1; seed <= 50; seed++) {
			const { notes, clusters } = randomBoard(seed, 40);
			const other = { notes: notes.toReversed(), clusters: new Map([...clusters].reverse()) };
			const one = tidied(questionOf({ notes, clusters }));
			expect(tidied(questionOf(other))).toEqual(one);
		}
	});

	it('[X37] notes of a cluster lie under its name, and loose ones below all clusters', () => {
		const clusters = [
			{ id: 'a', notes: [{ id: '1' }, { id: '2' }, { id: '3' }] },
			{ id: 'b', notes: [{ id: '4' }] }
		];
		expect(tidied({ clusters, loose: [{ id: '5' }] })).toEqual({
			clusters: new Map([
				['a', [0, 0]],
				['b', [0, 3]]
			]),
			notes: new Map([
				['1', [0, 1]],
				['2', [1, 1]],
				['3', [0, 2]],
				['4', [0, 4]],
				['5', [0, 5]]
			])
		});
	});

	it('[X37] with more notes than fit two in a row the order is kept all the same', () => {
		const loose = Array.from({ length: 3_000 }, (_, n) => ({ id: String(n) }));
		const places = [...(tidied({ clusters: [], loose })?.notes.values() ?? [])];
		expect(places).toHaveLength(3_000);
		expect(Math.max(...places.map(([, y]) => y))).toBeLessThanOrEqual(400);
		const rank = ([x, y]: Place) => y * 2 + x;
		expect(places.map(rank)).toEqual(places.map(rank).toSorted((a, b) => a - b));
		expect(new Set(places.map(String)).size).toBe(3_000);
	});

	it('[X37] where there is no room at all it stays as it is', () => {
		const clusters = Array.from({ length: 300 }, (_, n) => ({
			id: `c${n}`,
			notes: [{ id: `${n}` }]
		}));
		expect(tidied({ clusters, loose: [] })).toBeUndefined();
	});
});
