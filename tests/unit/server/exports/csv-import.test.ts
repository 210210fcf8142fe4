import { describe, expect, it } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { readNotesCsv } from '../../../../server/exports/csv-import.ts';

const groups = (['hcp', 'lw', 'vcs', 'patient', 'other'] as const).map((id) => standardGroup(id));

describe('CSV import', () => {
	const read = (text: string) => readNotesCsv(new TextEncoder().encode(text), groups);

	it('[E56] takes groups by id or label and questions in any case, with a BOM and CRLF', () => {
		expect(
			read('\uFEFFGroup,QUESTION,Text\r\nPatient,How,a\r\nLINK WORKER,why,"b\r\nc"\r\n').notes
		).toEqual([
			{ q: 'how', group: 'patient', text: 'a', votes: 0 },
			{ q: 'why', group: 'lw', text: 'b\nc', votes: 0 }
		]);
	});

	it('[E56] takes the words of the join page for the group of those who did not say', () => {
		expect(
			read(
				'group,question,text\nI would rather not say,how,a\ni WOULD RATHER not say,how,b\nNot said,how,c\n'
			).notes.map(({ group }) => group)
		).toEqual(['other', 'other', 'other']);
	});

	it('[E56] names every bad row by the number a spreadsheet shows, and gives no note', () => {
		try {
			read(
				'group,question,text,votes\nhcp,how,fine,1\n\nnurse,how,a,0\nhcp,when,b,0\nhcp,how,,0\nhcp,how,c,many\n'
			);
			expect.unreachable();
		} catch (error) {
			expect((error as { details: unknown }).details).toEqual({
				rows: [
					{ row: 4, reason: 'There is no group "nurse". Use hcp, lw, vcs, patient or other.' },
					{ row: 5, reason: 'There is no question "when". Use how, who, what, where or why.' },
					{ row: 6, reason: 'The text is empty. Write the note, or take it out.' },
					{ row: 7, reason: '"many" is no number of votes. Use a number, or leave it empty.' }
				]
			});
		}
	});

	it.each([
		['a missing column', 'group,text\nhcp,a\n', 'question'],
		['an empty file', '', 'columns'],
		['a header alone', 'group,question,text\n', 'no notes'],
		['an open quotation mark', 'group,question,text\nhcp,how,"a\n', 'quotation mark']
	])('[E56] %s is refused in words', (_name, text, words) => {
		expect(() => read(text)).toThrow(words);
	});

	it.each([
		['a stray one after a text of three lines', '"a\nb\nc"\nhcp,how,say "x" now\n', 3, 'twice'],
		['one inside another', '"a\nb"\nhcp,how,"say "x" now"\n', 3, 'twice'],
		['one that is never closed', `"a\n${'hcp,how,b\n'.repeat(48)}`, 2, 'never closed'],
		[
			'one that the next opens again',
			`"a\n${'hcp,how,b\n'.repeat(8)}hcp,how,"b"\n`,
			2,
			'not closed'
		]
	])(
		'[E56] of quotation marks that do not fit, %s is named by its row and not by a line of the file',
		(_name, rows, row, words) => {
			const reading = () => read(`group,question,text\nhcp,how,${rows}`);
			expect(reading).toThrow(`Row ${row}: A quotation mark is`);
			expect(reading).toThrow(words);
		}
	);

	it.each([
		['a text', 'hcp,how,LONG', 'The text is too long.'],
		['a text in quotation marks', 'hcp,how,"LONG"', 'The text is too long.'],
		['a group', 'LONG,how,a', 'There is no group "xxx']
	])('[E56] %s of 70,000 signs is told as what it is', (_name, row, reason) => {
		const text = `group,question,text\nlw,why,tea\n${row.replace('LONG', 'x'.repeat(70_000))}\n`;
		expect(() => read(text)).toThrow(`Row 3: ${reason}`);
	});

	it.each([
		['empty lines', '\n'],
		['rows that cannot be used', 'x\n'],
		['notes', 'hcp,how,a\n']
	])('[E56] a file of far too many %s is refused at once, and in few words', (_name, row) => {
		const text = `group,question,text\n${row.repeat(500_000)}`.slice(0, 2_000_000);
		try {
			read(text);
			expect.unreachable();
		} catch (error) {
			const { message, details } = error as { message: string; details: { rows: unknown[] } };
			expect(message).toContain('more than 6000 rows');
			expect(details.rows).toHaveLength(1);
		}
	});

	it('[E56] empty lines between and after the notes are no hindrance', () => {
		expect(
			read(`group,question,text\n${'\n'.repeat(500)}hcp,how,a\n${',,\n'.repeat(500)}`).notes
		).toEqual([{ q: 'how', group: 'hcp', text: 'a', votes: 0 }]);
	});

	it('[E56] more notes or clusters than a board holds are refused by the row of the first too many', () => {
		const rows = (count: number, row: (n: number) => string) =>
			`group,question,text,cluster\n\n${Array.from({ length: count }, (_, n) => row(n)).join('\n')}`;
		const notes = (count: number) => rows(count, () => 'hcp,how,a,');
		// The same name under two questions is two clusters.
		const clusters = (count: number) =>
			rows(count, (n) => `hcp,${n % 2 ? 'how' : 'why'},a,c${Math.floor(n / 2)}`);
		expect(read(notes(3_000)).notes).toHaveLength(3_000);
		expect(() => read(notes(3_001))).toThrow(
			'Row 3003: A board holds 3000 notes. This file has more.'
		);
		expect(read(`${clusters(300)}\nhcp,why,b,c0\n`).notes).toHaveLength(301);
		expect(() => read(clusters(301))).toThrow(
			'Row 303: A board holds 300 clusters. This file has more.'
		);
	});

	it('[E56] a row with more cells than the first is refused by its number: no word is dropped', () => {
		const words =
			'Row 3: This row has more cells than the first row. Put the whole text in quotation marks.';
		for (const text of [
			'group,question,text\nlw,why,tea\nhcp,how,Hello, world\n',
			'group,question,text,,\nlw,why,tea,,\nhcp,how,Hello, world,\n',
			'group,question,text\nlw,why,tea\n# hcp,how,,world\n'
		])
			expect(() => read(text)).toThrow(words);
	});

	it('[E56] more cells than the first row has are no hindrance while they are empty', () => {
		const { notes } = read('group,question,text\nhcp,how,"Hello, world",, ,\n');
		expect(notes.map(({ text }) => text)).toEqual(['Hello, world']);
		expect(read(',group,question,text\n7,hcp,how,a\n').notes).toHaveLength(1);
	});

	it('[E56] rows that tell of the file are passed over, and the rows after them keep their numbers', () => {
		const about = '# Workshop,"Better, mornings",,\n# Words: their own\n';
		expect(read(`group,question,text,votes\n${about}hcp,how,a,\n${about}`).notes).toHaveLength(1);
		expect(() => read(`group,question,text,votes\n${about}nurse,how,a,\n`)).toThrow('Row 4');
		expect(() => read(`group,question,text\n${about}`)).toThrow('no notes');
	});

	it.each([
		['of signs without width alone', '\u200B\u2060\uFEFF', 'The text is empty.'],
		['of too many bytes in few characters', '👩‍👩‍👧'.repeat(300), 'The text takes too much room'],
		['of too many characters', '👩‍👩‍👧'.repeat(1_001), 'The text is too long.'],
		['with a bell', 'ding\u0007', 'The text holds signs that cannot be shown.']
	])('[E56] a text %s is told what is wrong with it', (_name, text, reason) => {
		expect(() => read(`group,question,text\nlw,why,tea\nhcp,how,${text}\n`)).toThrow(
			`Row 3: ${reason}`
		);
	});

	it('[E56] a tab in a text becomes a space, as in typed words', () => {
		expect(read('group,question,text\nhcp,how,"tea\tand\ncake"\n').notes[0]?.text).toBe(
			'tea and\ncake'
		);
	});

	it.each([
		['semicolons', 'group;question;text\nhcp;how;"Yes; really"\n', 'semicolons'],
		['semicolons that a first line tells of', 'sep=;\ngroup;question;text\n', 'semicolons'],
		['tabs', '\uFEFFgroup\tquestion\ttext\nhcp\thow\tsay "x"\n', 'tabs']
	])('[E56] a file with %s between its columns is told to use commas', (_name, text, sign) => {
		expect(() => read(text)).toThrow(
			`Row 1: The columns are separated by ${sign}. Save the file again as CSV, with commas between them.`
		);
	});

	it('[E56] a column that is there twice is refused in words, and one that is not read is no matter', () => {
		expect(() => read('group,question,text,Text \nhcp,how,a,b\n')).toThrow(
			'Row 1: The first row has the column "text" more than once. Keep one of them.'
		);
		expect(read('group,question,text,age,age\nhcp,how,a,1,2\n').notes).toHaveLength(1);
	});

	it('[E56] groups that a file tells of can be named by id and label, whatever they were called before', () => {
		const { notes, groups: told } = read(
			'id,group,question,text\n,g1,how,a\n,faith LEADERS,how,b\n,Nurse,how,c\n,vcs,how,d\n# Group hcp,Nurse,,\n# Group g1,Faith  leaders,,\n'
		);
		expect(notes.map(({ group }) => group)).toEqual(['g1', 'g1', 'hcp', 'vcs']);
		expect(told).toEqual([standardGroup('hcp', 'Nurse'), standardGroup('g1', 'Faith leaders')]);
	});

	it.each([
		['without a name', '# Group g1,,,', 'Row 3: The group "g1" has no name that can be shown.'],
		[
			'of 41 characters',
			`# Group g1,${'x'.repeat(41)},,`,
			'Row 3: The name of the group "g1" is too long.'
		],
		['twice', '# Group g1,A,,\n# Group g1,B,,', 'Row 4: The group "g1" is named twice.']
	])('[E56] a line that names a group %s is a bad row', (_name, line, reason) => {
		expect(() => read(`id,group,question,text\n,lw,how,a\n${line}\n`)).toThrow(reason);
	});

	it('[E56] a group that nobody could have is no line about groups', () => {
		expect(read('id,group,question,text\n,lw,how,a\n# Group g9,A,,\n').groups).toEqual([]);
	});

	it('[E56] a row with a text is never taken for one that tells of the file', () => {
		expect(read('text,group,question\n#tag,hcp,how\n').notes).toHaveLength(1);
		expect(() => read('text,group,question\n#tag,,\n')).toThrow('Row 2');
		expect(() => read('group,question,text\n# hcp,how,a\n')).toThrow('Row 2');
	});

	it('[E56] a file above 2 MB is refused in words', () => {
		expect(() => read('x'.repeat(limits.csvBytes + 1))).toThrow('larger than 2 MB');
	});

	it('[E56] a file in another encoding is refused in words', () => {
		expect(() => readNotesCsv(new Uint8Array([0xff, 0xfe, 0x41]), groups)).toThrow('CSV UTF-8');
	});
});
