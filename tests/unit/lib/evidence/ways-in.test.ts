import { expect, test } from 'vitest';
import type { Note } from '#lib/domain/note.ts';
import { waysIn } from '#lib/evidence/ways-in.ts';
import { context } from '../../../support/exported.ts';

test('[E5] how notes came is counted, and the sum is the number of notes', () => {
	const { snapshot } = context(['a', 'b', 'c', 'd', 'e']);
	const set: Partial<Note>[] = [
		{ via: 'self' },
		{ via: 'paper' },
		{ via: 'scribe' },
		{ via: 'self', late: true },
		{ via: 'self' }
	];
	const notes = new Map(
		[...snapshot.notes].map(([id, { late: _, ...note }], at) => [id, { ...note, ...set[at] }])
	);
	const { ways, late } = waysIn({ ...snapshot, notes });
	expect(ways.map(({ via, notes }) => [via, notes])).toEqual([
		['self', 3],
		['scribe', 1],
		['paper', 1]
	]);
	expect(late).toBe(1);
	expect(waysIn(context([]).snapshot)).toEqual({ ways: [], late: 0 });
});
