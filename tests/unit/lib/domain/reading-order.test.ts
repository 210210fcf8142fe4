import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { questionIds } from '#lib/domain/question.ts';
import { notesInOrder, readingOrder } from '#lib/domain/reading-order.ts';

const place = fc.tuple(
	fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
	fc.integer({ min: 0, max: 200 }).map((n) => n / 20)
);
const clusterIds = ['c1', 'c2', 'c3'];
const board = fc.record({
	notes: fc.uniqueArray(
		fc.record({
			id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 4, maxLength: 8 }),
			q: fc.constantFrom(...questionIds),
			p: place,
			cluster: fc.option(fc.constantFrom(...clusterIds, 'unknown'), { nil: undefined })
		}),
		{ selector: (note) => note.id, maxLength: 40 }
	),
	clusters: fc.array(fc.record({ q: fc.constantFrom(...questionIds), p: place }), {
		maxLength: clusterIds.length
	})
});

describe('readingOrder', () => {
	it('[X40] holds every note once, in the same order whatever order they came in, on 1,000 boards', () => {
		fc.assert(
			fc.property(board, fc.infiniteStream(fc.nat()), ({ notes, clusters }, keys) => {
				const all: NoteWithId[] = notes.map(({ cluster, ...rest }) => ({
					...rest,
					text: 'x',
					v: 1,
					group: 'lw',
					at: 0,
					via: 'self',
					...(cluster ? { cluster } : {})
				}));
				const named = new Map<string, Cluster>(
					clusters.map((entry, index) => [clusterIds[index] ?? '', { ...entry, name: 'n' }])
				);
				const ids = (list: NoteWithId[]) =>
					readingOrder(list, named).flatMap((question) =>
						notesInOrder(question).map(({ id }) => id)
					);
				const order = ids(all);
				expect([...order].sort()).toEqual(all.map(({ id }) => id).sort());
				const shuffled = all
					.map((note) => ({ note, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ note }) => note);
				expect(ids(shuffled)).toEqual(order);
				for (const question of readingOrder(all, named)) {
					const rows = question.loose.map((note) => Math.floor(note.p[1]));
					expect(rows).toEqual([...rows].sort((a, b) => a - b));
				}
			}),
			{ seed: 40, numRuns: 1_000 }
		);
	});

	it('[X40] reads clusters before loose notes, rows before columns, and ids last', () => {
		const note = (id: string, p: [number, number], cluster?: string): NoteWithId => ({
			id,
			q: 'how',
			p,
			text: id,
			v: 1,
			group: 'hcp',
			at: 0,
			via: 'self',
			...(cluster ? { cluster } : {})
		});
		const clusters = new Map<string, Cluster>([
			['late', { q: 'how', name: 'Second', p: [0, 5] }],
			['early', { q: 'how', name: 'First', p: [0, 2] }]
		]);
		const order = readingOrder(
			[
				note('e', [1, 0.9]),
				note('d', [0, 0.95]),
				note('c', [0, 0]),
				note('b', [1, 5], 'late'),
				note('a', [0, 2], 'early')
			],
			clusters
		)[0];
		expect(order && notesInOrder(order).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
	});

	it('[X40] a note whose cluster sits in another question counts as loose', () => {
		const stray: NoteWithId = {
			id: 'a',
			q: 'who',
			p: [0, 0],
			text: 'a',
			v: 1,
			group: 'lw',
			at: 0,
			via: 'self',
			cluster: 'c'
		};
		const order = readingOrder([stray], new Map([['c', { q: 'how', name: 'n', p: [0, 0] }]]));
		expect(order[1]?.loose).toEqual([stray]);
	});
});
