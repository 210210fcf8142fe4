import { describe, expect, it } from 'vitest';
import { nextNote } from '#lib/board/roving.ts';
import { byPlace } from '#lib/domain/reading-order.ts';

const notes = [
	{ id: 'a', p: [0, 0] as const },
	{ id: 'b', p: [1, 0] as const },
	{ id: 'c', p: [0, 1] as const },
	{ id: 'd', p: [1, 1.5] as const },
	{ id: 'e', p: [0.5, 4] as const }
].toSorted(byPlace);

describe('arrow keys on the areas', () => {
	it('[X45] left and right follow the reading order, to its ends', () => {
		expect(['a', 'b', 'c', 'd', 'e'].map((id) => nextNote(notes, id, 'ArrowRight'))).toEqual([
			'b',
			'c',
			'd',
			'e',
			undefined
		]);
		expect(['a', 'b', 'c', 'd', 'e'].map((id) => nextNote(notes, id, 'ArrowLeft'))).toEqual([
			undefined,
			'a',
			'b',
			'c',
			'd'
		]);
	});

	it('[X45] up and down stay in the column where they can', () => {
		expect(['a', 'b', 'c', 'd', 'e'].map((id) => nextNote(notes, id, 'ArrowDown'))).toEqual([
			'c',
			'd',
			'd',
			'e',
			undefined
		]);
		expect(['a', 'b', 'c', 'd', 'e'].map((id) => nextNote(notes, id, 'ArrowUp'))).toEqual([
			undefined,
			undefined,
			'a',
			'b',
			'd'
		]);
	});

	it('[X45] Home and End are the first and last note of the question; other keys mean nothing', () => {
		expect(nextNote(notes, 'c', 'Home')).toBe('a');
		expect(nextNote(notes, 'c', 'End')).toBe('e');
		expect(nextNote(notes, 'c', 'n')).toBeUndefined();
	});

	it('[X45] every note is reached by Right alone, and by Down and Up with it', () => {
		const seen = new Set(['a']);
		for (let id: string | undefined = 'a'; id; id = nextNote(notes, id, 'ArrowRight')) seen.add(id);
		expect(seen.size).toBe(notes.length);
	});

	it('[X45] a note that is gone leads to the first one', () => {
		expect(nextNote(notes, 'gone', 'ArrowRight')).toBe('a');
		expect(nextNote([], 'gone', 'ArrowRight')).toBeUndefined();
	});
});
