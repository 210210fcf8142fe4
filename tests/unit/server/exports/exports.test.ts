import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { FivewaysError } from '#lib/domain/errors.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { boardFileBytes } from '#lib/domain/limits.ts';
import { countGraphemes, utf8Length } from '#lib/domain/text.ts';
import { decodeCell } from '../../../../server/exports/cell.ts';
import { exportCsv } from '../../../../server/exports/csv.ts';
import { exportHtml } from '../../../../server/exports/html/report.ts';
import { exportJson } from '../../../../server/exports/json.ts';
import { readBoardJson } from '../../../../server/exports/json-import.ts';
import { readNotesCsv } from '../../../../server/exports/csv-import.ts';
import { context, groups, nasty, textOf } from '../../../support/exported.ts';
import { fullBoard, longestText } from '../../../support/full-board.ts';

describe('CSV', () => {
	const file = exportCsv(context(nasty));

	it('[E42] has its ten columns, a BOM and CRLF between rows', () => {
		const text = textOf(file.bytes);
		expect(
			text.startsWith('\uFEFFid,question,cluster,group,text,votes,agree,at,via,late\r\n')
		).toBe(true);
		expect(text.endsWith('\r\n')).toBe(true);
	});

	it('[E54] no cell begins with a sign that a spreadsheet would run', () => {
		const rows: string[][] = parse(Buffer.from(file.bytes), { bom: true });
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
	});

	it('[E54] a reader that ends a row at any bare line end finds the same rows, all of one width', () => {
		const rows: string[][] = parse(Buffer.from(file.bytes), {
			bom: true,
			record_delimiter: ['\r\n', '\n', '\r']
		});
		expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
		expect(rows.slice(1, nasty.length + 1).map((row) => decodeCell(row[4] ?? ''))).toEqual(
			expect.arrayContaining(nasty)
		);
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
	});

	it('[E54] a line end within a cell stands in quotation marks, whatever else is in the cell', () => {
		const outside = textOf(file.bytes).replace(/"(?:[^"]|"")*"/g, '');
		expect(outside.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(textOf(file.bytes)).toContain('"harmless first\n=1+1"');
	});

	it('[E54] every text comes back from our own file as it was', () => {
		const back = readNotesCsv(file.bytes, groups);
		expect(back.notes.map(({ text }) => text).sort()).toEqual([...nasty].sort());
		expect(back.notes.find(({ cluster }) => cluster)?.cluster).toBe('=Phone "lines"');
		expect(back.notes.reduce((sum, { votes }) => sum + votes, 0)).toBe(3);
	});

	it('[E35] rows are in reading order: the cluster first', () => {
		const rows: string[][] = parse(Buffer.from(file.bytes), { bom: true });
		expect(rows.slice(1, 4).map((row) => row[0])).toEqual(['n1', 'n0', 'n2']);
	});
});

describe('JSON', () => {
	it('[E55] is read back whole', () => {
		const file = exportJson(context(nasty));
		const board = readBoardJson(file.bytes);
		expect(board.notes.map(({ text }) => text).sort()).toEqual([...nasty].sort());
		expect(JSON.parse(textOf(file.bytes))).toEqual(JSON.parse(JSON.stringify(board)));
	});

	it('[E55] the fullest board of the longest notes is read back, and a file above that is not', () => {
		expect([utf8Length(longestText), countGraphemes(longestText)]).toEqual([4_096, 1_000]);
		const bytes = fullBoard();
		const board = readBoardJson(bytes);
		expect([board.notes.length, board.clusters.length]).toEqual([3_000, 300]);
		expect(boardFileBytes - bytes.length).toBeLessThan(boardFileBytes / 20);
		expect(() => readBoardJson(new Uint8Array(boardFileBytes + 1))).toThrow('too much at once');
	});

	it.each([
		['something else', '{"a":1}', 'not a Fiveways board'],
		['half a file', '{"format":', 'not a whole JSON file'],
		['a later version', '{"format":"fiveways.board","version":2}', 'version 2']
	])('[E55] %s is refused in words', (_name, text, words) => {
		expect(() => readBoardJson(new TextEncoder().encode(text))).toThrow(words);
	});

	it('[E56] a bad note is named by its place in the list', () => {
		const value = JSON.parse(textOf(exportJson(context(['a', 'b', 'c'])).bytes));
		value.notes[1].text = '';
		value.notes[2].id = value.notes[0].id;
		const read = () => readBoardJson(new TextEncoder().encode(JSON.stringify(value)));
		expect(read).toThrow('Note 2');
		value.notes[1].text = 'b';
		expect(read).toThrow('Two notes have this id');
	});

	it.each([
		['notes', '{}'],
		['clusters', '0'],
		['groups', '[]'],
		['about', '1']
	])(
		'[E56] far too many %s are refused at once, as one fault and not as thousands',
		(part, entry) => {
			const value = JSON.parse(textOf(exportJson(context(['a'])).bytes));
			value[part] = 'HERE';
			const many = `[${`${entry},`.repeat(3_000)}${entry}]`;
			const bytes = new TextEncoder().encode(JSON.stringify(value).replace('"HERE"', many));
			try {
				readBoardJson(bytes);
				expect.unreachable();
			} catch (error) {
				expect((error as FivewaysError).details.rows).toEqual([
					{
						row: 0,
						reason: expect.stringContaining(`cannot be used. Look at "${part}".`) as string
					}
				]);
			}
		}
	);

	it.each([
		['nested lists', '[', ']'],
		['empty lists', '[],', ''],
		['fields', '"a":0,', ''],
		['open lists', '[', ''],
		['numbers', '0,', '']
	])('[E56] a file full of %s is refused before it is parsed', (_name, start, end) => {
		const many = Math.floor((boardFileBytes - 1_000) / (start.length + end.length));
		const text = `{"format":"fiveways.board","version":1,"x":[${start.repeat(many)}${end.repeat(many)}0]}`;
		const bytes = new TextEncoder().encode(text);
		expect(() => readBoardJson(bytes)).toThrow('This file holds more than a board can.');
	});

	it('[E55] signs of JSON within a text are no parts of a board', () => {
		const text = '[{,\\"'.repeat(166);
		expect(readBoardJson(fullBoard(text)).notes.map((note) => note.text)).toContain(text);
	});

	it('[E56] far too many groups of people are one fault too', () => {
		const value = JSON.parse(textOf(exportJson(context(['a'])).bytes));
		value.people = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x${n}`, n]));
		try {
			readBoardJson(new TextEncoder().encode(JSON.stringify(value)));
			expect.unreachable();
		} catch (error) {
			expect((error as FivewaysError).details.rows).toHaveLength(1);
		}
	});

	it('[E56] the reason is in plain words, whatever is wrong', () => {
		const reasons = (change: (value: Record<string, never>) => void) => {
			const value = JSON.parse(textOf(exportJson(context(['a', 'b'])).bytes));
			change(value);
			try {
				readBoardJson(new TextEncoder().encode(JSON.stringify(value)));
			} catch (error) {
				return (error as FivewaysError).details.rows;
			}
			return undefined;
		};
		const note = (change: object) => (value: object) =>
			Object.assign((value as { notes: object[] }).notes[1] ?? {}, change);
		expect(reasons(note({ question: 'when' }))).toEqual([
			{ row: 2, reason: 'Its question cannot be used. Use how, who, what, where or why.' }
		]);
		expect(reasons(note({ question: undefined }))).toEqual([
			{ row: 2, reason: 'Its question is missing. Use how, who, what, where or why.' }
		]);
		expect(reasons(note({ place: [2, 0] }))).toEqual([
			{ row: 2, reason: 'Its place on the board cannot be used.' }
		]);
		for (const [text, reason] of [
			['', 'The text is empty. Write the note, or take it out.'],
			['\u200B', 'The text is empty. Write the note, or take it out.'],
			['x'.repeat(1_001), 'The text is too long. Use at most 1,000 characters.'],
			[
				'👩‍👩‍👧'.repeat(300),
				'The text takes too much room: emoji and some letters count for more than one. Make it shorter, or split it into two notes.'
			],
			['ding\u0007', 'The text holds signs that cannot be shown. Take them out.']
		])
			expect(reasons(note({ text }))).toEqual([{ row: 2, reason }]);
		expect(reasons(note({ version: 1_000_001 }))).toEqual([
			{ row: 2, reason: 'Its version cannot be used.' }
		]);
		expect(reasons(note({ dots: 10_000 }))).toEqual([
			{ row: 2, reason: 'Its number of dots cannot be used. Use a whole number up to 9,999.' }
		]);
		expect(reasons((value) => (value['notes'] as unknown as unknown[]).push(7))).toEqual([
			{ row: 3, reason: 'This is no note.' }
		]);
		expect(reasons(note({ version: 1_000_000, dots: 9_999 }))).toBeUndefined();
		expect(reasons((value) => Object.assign(value, { people: { patient: 10_000 } }))).toEqual([
			{ row: 0, reason: 'The number of people cannot be used. Look at "people.patient".' }
		]);
		expect(reasons((value) => Object.assign(value, { people: { carer: 1 } }))).toEqual([
			{ row: 0, reason: 'People are counted for the group "carer", which is not in this file.' }
		]);
		expect(reasons((value) => Object.assign(value, { groups: undefined }))).toEqual([
			{ row: 0, reason: 'The list of groups is missing. Add "groups".' }
		]);
		expect(
			reasons((value) => Object.assign(value['board'] as unknown as object, { date: undefined }))
		).toEqual([{ row: 0, reason: 'The part about the workshop is not whole. Add "board.date".' }]);
		const twice = { id: 'patient', label: 'Patients again', short: 'Again' };
		expect(reasons((value) => (value['groups'] as unknown as object[]).push(twice))).toEqual([
			{ row: 0, reason: 'Two groups have one id.' }
		]);
		const again = (value: Record<string, never>) => {
			const { steps } = value['stage'] as unknown as { steps: object[] };
			steps.push({ ...steps[0] });
		};
		expect(reasons(again)).toEqual([{ row: 0, reason: 'Two steps have one id.' }]);
		expect(reasons((value) => Object.assign(value, { stage: 5 }))).toEqual([
			{ row: 0, reason: 'The running order cannot be used. Look at "stage".' }
		]);
	});

	it('[E56] more faults than a message names are counted in it', () => {
		const value = JSON.parse(textOf(exportJson(context(nasty)).bytes));
		for (const note of value.notes) note.text = '';
		expect(() => readBoardJson(new TextEncoder().encode(JSON.stringify(value)))).toThrow(
			new RegExp(`Note 5: The text is empty\\..* And ${nasty.length - 5} more\\.$`)
		);
	});

	it('[E56] a tab in a text becomes a space here too', () => {
		const value = JSON.parse(textOf(exportJson(context(['a'])).bytes));
		value.notes[0].text = 'tea\tand cake';
		const board = readBoardJson(new TextEncoder().encode(JSON.stringify(value)));
		expect(board.notes[0]?.text).toBe('tea and cake');
	});
});

describe('HTML report', () => {
	it('[X82] says who will do what, by when, and where it comes from', () => {
		const text = textOf(exportHtml(context(['a', 'b'])).bytes);
		const section = text.slice(text.indexOf('id="actions"'), text.indexOf('id="method"'));
		const words = section.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		expect(words).toContain('Set up &lt;one&gt; number The PCN , by 1 March 2026');
		expect(words).toMatch(/From: =Phone .*lines.* ; a note that is gone/);
		expect(words).toContain('Ask the council No owner yet , no date yet');
	});

	const text = textOf(exportHtml(context(nasty)).bytes);

	it('[E37] holds every note escaped, no script and no link outside', () => {
		expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(text).not.toMatch(/<script|<link|<img|<a |url\(|@import|\son[a-z]+=/i);
		expect(text).toContain('Canalside &lt;workshop&gt;');
		expect(text).toContain('lang="en-GB"');
		expect(text).toContain('<p dir="auto" class="text">مرحبا بكم</p>');
	});

	it('[E3] claims no full coverage where nobody knows how many people took part', () => {
		const { snapshot, ...rest } = context(['Only a patient wrote, about How alone']);
		const unknown = { ...snapshot, counts: { ...snapshot.counts, people: {} } };
		const page = textOf(exportHtml({ ...rest, snapshot: unknown }).bytes);
		expect(page).not.toContain('wrote about every question');
		expect(page).toContain('this report cannot say whose voice is missing');
	});

	it('[E37] each printed page names its workshop, and no title gets out of the style sheet', () => {
		const loud = { ...context([]), title: '"; } </style><script>alert(1)</script> Tŷ \\' };
		const page = textOf(exportHtml(loud).bytes);
		expect(page.match(/<\/style|<script/g)).toEqual(['</style']);
		const foot = /@bottom-left \{ content: "([^"]*)";/.exec(page)?.[1] ?? '';
		const read = foot.replace(/\\([0-9a-f]+) /g, (_, code: string) =>
			String.fromCodePoint(Number.parseInt(code, 16))
		);
		expect(read).toBe(`${loud.title}. 1 January 2026`);
	});

	it('[E1] the table has a row a group and a column a question', () => {
		const table = /<table>[^]*<\/table>/.exec(text)?.[0] ?? '';
		const heads = [...table.matchAll(/<th scope="(col|row)"[^>]*>(.*?)<\/th>/gs)];
		expect(heads.filter(([, scope]) => scope === 'col').map(([, , words]) => words)).toEqual([
			'Group',
			'How',
			'Who',
			'What',
			'Where',
			'Why',
			'All',
			'Notes per person'
		]);
		const row = ([, , words = '']: RegExpExecArray) =>
			words.replace(/(?:<[^>]*>|\s)+/g, ' ').trim();
		expect(heads.filter(([, scope]) => scope === 'row').map(row)).toEqual([
			'Healthcare professional not in the room',
			'Link worker not in the room',
			'Voluntary and community not in the room',
			'Patient',
			'All'
		]);
	});

	it('[E2] a group of which nobody came is said to be missing, in the summary and the list too', () => {
		const words = text.replace(/<\/?bdi>/g, '').replace(/(?:<[^>]*>|\s)+/g, ' ');
		expect(words).toContain('3 people from 1 group took part.');
		expect(words).toContain(
			'No healthcare professional was in the room. No link worker was in the room.'
		);
		expect(words).toContain('Link worker: not in the room');
		expect(words).not.toContain('No link worker has written');
	});

	it('[X87] a group is told by its word, and its sign is not read out', () => {
		expect(text).toMatch(/<span aria-hidden="true">●<\/span>\s*<span dir="auto">Patient/);
	});

	it('[E56] dots from a file stand beside a note without a group of their own', () => {
		expect(text).toContain('<span dir="auto">Patient</span>, 3 dots (group not known)');
	});

	it('[E36] a name from right to left keeps its direction, and turns no English words beside it', () => {
		const { snapshot, ...rest } = context(['a']);
		const label = 'قادة (1)';
		const added = [standardGroup('patient', label), standardGroup('lw', 'منسق')];
		const meta = { ...snapshot.meta, groups: added };
		const given = { ...rest, snapshot: { ...snapshot, meta }, site: 'عيادة', title: 'ورشة' };
		const page = textOf(exportHtml(given).bytes);
		expect(page).toContain('<p><bdi>عيادة</bdi>. 1 January 2026</p>');
		expect(page).toContain(`<li><bdi>${label}</bdi>: 3 people</li>`);
		expect(page).toContain(`<span dir="auto">${label}</span>, added later`);
		expect(page).toContain('Nobody from &quot;<bdi>منسق</bdi>&quot; was in the room.');
		expect(page).toContain('<title>\u2068ورشة\u2069: what was said</title>');
		// Wherever a label is, it is alone in an element that has a direction of its own.
		for (const name of [label, 'منسق'])
			for (const [before] of page.matchAll(new RegExp(`.{12}${RegExp.escape(name)}`, 'gs')))
				expect(before).toMatch(/(<bdi>|dir="auto">)/);
	});

	it('[E30] claims of no note that its writer chose the group', () => {
		expect(text).not.toMatch(/carries the group its writer chose/);
	});

	it('[X112] says whose the prompts are', () => {
		expect(text).toMatch(/Our prompts: .*Not the words of the authors/);
	});

	it('[E37] an empty board has a report too', () => {
		expect(textOf(exportHtml(context([])).bytes)).toContain('Nothing has been shared yet.');
	});
});
