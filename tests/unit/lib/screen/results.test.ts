import { expect, it } from 'vitest';
import type { NoteWithId } from '#lib/domain/note.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import { votedOf } from '#lib/screen/results.ts';

const note = (id: string, row: number): NoteWithId => ({
	id,
	q: 'how',
	text: `words of ${id}`,
	v: 1,
	group: 'lw',
	at: 0,
	via: 'self',
	p: [0, row]
});

it('[X75] results stand by what groups made of them, each counting the same, and not by dots', () => {
	const results = {
		groups: [
			{ ids: ['lw'], ballots: 4 },
			{ ids: ['hcp'], ballots: 8 }
		],
		rules: {},
		items: {
			few: { people: [3, 0], dots: [3, 0] },
			many: { people: [0, 4], dots: [0, 8] },
			alike: { people: [1, 2], dots: [1, 2] },
			hidden: { people: [4, 8], dots: [9, 9] },
			none: { people: [0, 0], dots: [0, 0] },
			c: { people: [4, 8], dots: [4, 8] }
		}
	} as unknown as VoteResults;
	const clusters = new Map([['c', { q: 'how', name: 'Belonging', p: [0, 9] }] as const]);
	const shown = readingOrder(
		[note('few', 0), note('many', 1), note('alike', 2), note('none', 3)],
		clusters
	);
	expect(votedOf(results, shown)).toEqual([
		{ id: 'c', words: 'Belonging', dots: 12, people: 12, part: 1 },
		{ id: 'few', words: 'words of few', dots: 3, people: 3, part: 0.38 },
		{ id: 'alike', words: 'words of alike', dots: 3, people: 3, part: 0.25 },
		{ id: 'many', words: 'words of many', dots: 8, people: 4, part: 0.25 }
	]);
	expect(votedOf({ ...results, items: {} }, shown)).toEqual([]);
});
