import { describe, expect, it } from 'vitest';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { pageOf, pagesOf, roomFor } from '#lib/screen/pages.ts';

/** A note in the row of that number. */
function note(id: string, row: number, more: Partial<NoteWithId> = {}): NoteWithId {
	const plain = { q: 'how', text: id, v: 1, group: 'lw', at: 0, via: 'self' } as const;
	return { ...plain, id, p: [0, row], ...more };
}

function pages(notes: NoteWithId[], clusters: [string, Cluster][] = []) {
	return pagesOf(readingOrder(notes, new Map(clusters)), ['how', 'who']);
}

const ids = (page: { notes: { note: NoteWithId }[] }) => page.notes.map(({ note: { id } }) => id);

describe('pages of the room screen', () => {
	it('[X76] hold six short notes in reading order, and say which of how many they are', () => {
		const many = Array.from({ length: 14 }, (_, row) => note(`n${row}`, row));
		const made = pages([...many].reverse());
		expect(made.map(ids).map((each) => each.length)).toEqual([6, 6, 2]);
		expect(made.flatMap(ids)).toEqual(many.map(({ id }) => id));
		expect(made.map(({ place, of, count }) => [place, of, count])).toEqual([
			[1, 3, 14],
			[2, 3, 14],
			[3, 3, 14]
		]);
	});

	it('[X76] begin anew with each question and each cluster, whose name they bear', () => {
		const cluster = { q: 'how', name: 'Belonging', p: [0, 0] } as const;
		const made = pages(
			[note('a', 1, { cluster: 'c' }), note('b', 2), note('d', 3, { q: 'who' })],
			[['c', { ...cluster, p: [0, 0] }]]
		);
		expect(made.map((page) => [page.q, page.cluster?.name, ...ids(page)])).toEqual([
			['how', 'Belonging', 'a'],
			['how', undefined, 'b'],
			['who', undefined, 'd']
		]);
		expect([pageOf(made, 'who'), pageOf(made, 'c'), pageOf(made, 'b')]).toEqual([2, 0, 1]);
		expect(pageOf(made, 'hidden')).toBeUndefined();
	});

	it('[X76] give a long note more room, and the longest a page of its own', () => {
		expect([1, 61, 151, 241].map((length) => roomFor('x'.repeat(length)))).toEqual([
			1,
			2,
			3,
			'page'
		]);
		expect(roomFor('1\n2\n3\n4\n5\n6')).toBe(2);
		const made = pages([
			note('wide', 0, { text: 'w'.repeat(70) }),
			note('too', 1, { text: 'w'.repeat(70) }),
			note('short', 2),
			note('all', 3, { text: 'w'.repeat(900) }),
			note('last', 4)
		]);
		// Two wide ones stand in two rows.
		expect(made.map(ids)).toEqual([['wide', 'too', 'short'], ['all'], ['last']]);
	});

	it('[X75] are none for a question that is not in the step, or has no note', () => {
		expect(pages([note('x', 0, { q: 'why' })])).toEqual([]);
		expect(pages([])).toEqual([]);
	});
});
