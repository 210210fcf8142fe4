import { expect, test } from 'vitest';
import { blankAfter, missing, readRows } from '#lib/desk/paper.ts';
import { standardGroup } from '#lib/domain/group.ts';

const terms = {
	groups: [standardGroup('lw'), standardGroup('patient'), { id: 'g1', label: 'Young people' }],
	questions: [
		{ id: 'how', label: 'How' },
		{ id: 'who', label: 'Who' }
	]
} as const;

test('[X69] rows of a sheet are read with or without numbers and headings, by label, id or place', () => {
	const pasted = [
		'number\tgroup\tquestion\ttext',
		'1\tPatient\tHow\tShorter forms',
		'2\tLINK WORKER\twho\tPeople who live alone',
		'3\tyoung people\t2\tA place to meet',
		'4\tNobody\tWhen\tKept to be put right'
	].join('\r\n');
	expect(readRows(pasted, terms)).toEqual([
		{ group: 'patient', q: 'how', text: 'Shorter forms' },
		{ group: 'lw', q: 'who', text: 'People who live alone' },
		{ group: 'g1', q: 'who', text: 'A place to meet' },
		{ group: '', q: '', text: 'Kept to be put right' }
	]);
	expect(readRows('lw\thow\tOne row', terms)).toEqual([{ group: 'lw', q: 'how', text: 'One row' }]);
	expect(readRows('lw\thow\t"Two\nlines, and ""quotes"""\n', terms)).toEqual([
		{ group: 'lw', q: 'how', text: 'Two\nlines, and "quotes"' }
	]);
});

test('[X69] lines of one column are texts, and one plain line is no rows', () => {
	expect(readRows('First\nSecond\n\n', terms)).toEqual([
		{ group: '', q: '', text: 'First' },
		{ group: '', q: '', text: 'Second' }
	]);
	expect(readRows('Just words, one line', terms)).toBeUndefined();
	expect(readRows('', terms)).toBeUndefined();
});

test('[X69] the next slip keeps group and question; what is missing is named from left to right', () => {
	const row = { group: 'lw', q: 'how', text: 'Words' } as const;
	expect(missing(row)).toBeUndefined();
	expect(blankAfter(row)).toEqual({ ...row, text: '' });
	expect(missing(blankAfter(row))).toBe('text');
	expect(missing({ ...row, q: '' })).toBe('q');
	expect(missing(blankAfter(undefined))).toBe('group');
	expect(missing({ ...row, text: 'a'.repeat(1_001) })).toBe('text');
});
