import { describe, expect, test } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { exportDocx } from '../../../../../server/exports/docx/plan.ts';
import type { ExportContext } from '../../../../../server/exports/export-context.ts';
import { exportHtml } from '../../../../../server/exports/html/report.ts';
import { statement } from '../../../../../server/exports/statement.ts';
import { type Given, givenBoard as board } from '../../../../support/given-board.ts';
import { context, groups, nasty, textOf } from '../../../../support/exported.ts';
import { partsOf, plain } from '../../../../support/zipped.ts';

interface Line {
	style: string;
	text: string;
	xml: string;
}

/** The paragraphs of a piece of the document, breaks within them as line ends. */
function linesOf(xml: string): Line[] {
	return [...xml.matchAll(/<w:p(?:\/>|>(.*?)<\/w:p>)/gs)].map(([, inside = '']) => ({
		style: /<w:pStyle w:val="(\w+)"/.exec(inside)?.[1] ?? '',
		text: [...inside.matchAll(/<w:br\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
			.map(([, text]) => (text === undefined ? '\n' : plain(text)))
			.join(''),
		xml: inside
	}));
}

interface Plan {
	parts: Map<string, string>;
	xml: string;
	lines: Line[];
	/** Tables as rows of cells, a paragraph of a cell to a line. */
	tables: string[][][];
	/** What stands under a heading, up to the next one that is no lower. */
	under: (heading: string) => string[];
}

async function read(given: ExportContext): Promise<Plan> {
	const parts = partsOf((await exportDocx(given)).bytes);
	const xml = parts.get('word/document.xml') ?? '';
	const lines = linesOf(xml);
	const cells = (row: string) =>
		[...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) =>
			linesOf(cell)
				.map(({ text }) => text)
				.join('\n')
		);
	const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = '']) =>
		[...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) => cells(row))
	);
	const level = ({ style }: Line) => Number(/^Heading(\d)$/.exec(style)?.[1] ?? Infinity);
	const under = (heading: string) => {
		const start = lines.findIndex((line) => line.text === heading && level(line) < Infinity);
		if (start < 0) return [];
		const rest = lines.slice(start + 1);
		const own = lines[start] ? level(lines[start]) : 0;
		const end = rest.findIndex((line) => level(line) <= own);
		return rest.slice(0, end < 0 ? undefined : end).map(({ text }) => text);
	};
	return { parts, xml, lines, tables, under };
}

/** What a reader of XML would stumble on: a tag that is not closed, a bare sign, one that is no sign. */
function faultsOf(xml: string): string[] {
	const open: string[] = [];
	const faults: string[] = [];
	const rest = xml.replace(
		/<\?[^?]*\?>|<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g,
		(_, end: string | undefined, name: string | undefined, alone: string | undefined) => {
			if (name && end && open.pop() !== name) faults.push(`</${name}>`);
			else if (name && !end && !alone) open.push(name);
			return '';
		}
	);
	const bare = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.exec(rest);
	if (bare) faults.push(rest.slice(bare.index, bare.index + 20));
	if (/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) faults.push('no sign');
	return [...faults, ...open];
}

const rules = { dots: 3, perItem: 1, scope: 'both', per: 'board', ranked: false } as const;
const room = { hcp: 6, lw: 5, vcs: 6, patient: 7 };
const clusters: Snapshot['clusters'] = new Map([
	['c1', { q: 'how', name: 'One phone number', p: [0, 0] }],
	['c2', { q: 'how', name: 'Shorter form', p: [0, 10] }],
	['c3', { q: 'why', name: 'Feeling less alone', p: [0, 0] }],
	['c4', { q: 'why', name: 'Nothing in it', p: [0, 5] }]
]);
const said: Given[] = [
	{ text: 'Ring one number', cluster: 'c1' },
	{ text: 'A number for all', cluster: 'c1', group: 'hcp' },
	{ text: 'A number that answers', cluster: 'c1', group: 'vcs' },
	{ text: 'Two questions would do', cluster: 'c2', group: 'hcp', late: true },
	{ text: 'Nobody rang back', group: 'lw' },
	{ text: 'A cup of tea', q: 'why', cluster: 'c3' },
	{ text: 'Somebody to talk to', q: 'why', cluster: 'c3' }
];
const results: VoteResults = {
	groups: [
		{ ids: ['hcp'], ballots: 6 },
		{ ids: ['lw'], ballots: 5 },
		{ ids: ['vcs'], ballots: 6 },
		{ ids: ['patient'], ballots: 7 }
	],
	items: {
		c1: { people: [3, 3, 3, 4], dots: [3, 3, 3, 4] },
		c2: { people: [6, 2, 0, 0], dots: [6, 2, 0, 0] },
		n4: { people: [1, 0, 0, 0], dots: [1, 0, 0, 0] },
		c3: { people: [2, 2, 2, 3], dots: [2, 2, 2, 3] }
	},
	rules
};
const voted = () => board(room, said, { results, clusters });

describe('the file of the plan', () => {
	test('[E51] every part is well formed, and each run says that it is in English', async () => {
		for (const given of [context(nasty), voted()]) {
			const { parts } = await read(given);
			for (const [name, xml] of parts) expect(faultsOf(xml), name).toEqual([]);
			const drawn = [...parts].filter(([name]) => /^word\/(document|footer\d)\.xml$/.test(name));
			expect(drawn).toHaveLength(2);
			for (const [, xml] of drawn)
				for (const [run] of xml.matchAll(/<w:r>.*?<\/w:r>/gs))
					expect(run).toContain('<w:lang w:val="en-GB"/>');
			expect(parts.get('word/styles.xml')).toMatch(
				/<w:rPrDefault>.*<w:lang w:val="en-GB"\/>.*<\/w:rPrDefault>/
			);
		}
	});

	test('[E51] begins with its title, and no level of a heading is left out', async () => {
		const { lines, parts } = await read(voted());
		const levels = lines.flatMap(({ style }) =>
			style === 'Title' ? [0] : style.startsWith('Heading') ? [Number(style.slice(7))] : []
		);
		expect(levels[0]).toBe(0);
		expect(levels.filter((level) => level === 0)).toHaveLength(1);
		expect(new Set(levels)).toEqual(new Set([0, 1, 2, 3]));
		for (const [index, level] of levels.entries())
			expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
		for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
			expect(parts.get('word/styles.xml')).toContain(`w:styleId="${style}"`);
	});

	test('[E51] the first row of each table is its head, and no other', async () => {
		const { xml } = await read(voted());
		const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = '']) => table);
		expect(tables).toHaveLength(3);
		for (const table of tables) {
			const rows = [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([row]) => row);
			expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(
				rows.map((_, index) => index === 0)
			);
			for (const row of rows) expect(row).toContain('<w:cantSplit/>');
		}
	});

	test('[E51] a paragraph is empty in the column to write in, and nowhere else', async () => {
		for (const given of [voted(), context(nasty), context([])]) {
			const { lines, tables } = await read(given);
			const toWriteIn = tables.find(([head]) => head?.[0] === 'You said')?.slice(1) ?? [];
			expect(toWriteIn.every(([what, answer]) => what !== '' && answer === '')).toBe(true);
			expect(lines.filter(({ text }) => text.trim() === '')).toHaveLength(toWriteIn.length);
		}
	});

	test('[E51] is A4 with margins of 2 cm, and each page has the title and its number', async () => {
		const { xml, parts } = await read({ ...voted(), title: 'Long '.repeat(40).trim() });
		const sheet = /<w:sectPr>.*<\/w:sectPr>/s.exec(xml)?.[0] ?? '';
		expect(sheet).toContain('<w:pgSz w:w="11906" w:h="16838"');
		expect(sheet).toContain(
			'<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
		);
		const foot = parts.get('word/footer1.xml') ?? '';
		expect(linesOf(foot)[0]?.text).toMatch(/^(Long ){11}Long…Page {2}of $/);
		expect(foot).toContain('<w:tab/>');
		expect([...foot.matchAll(/<w:instrText[^>]*>(\w+)</g)].map(([, field]) => field)).toEqual([
			'PAGE',
			'NUMPAGES'
		]);
	});

	test('[E51] its properties name the workshop, the language and nobody', async () => {
		const file = await exportDocx(context(nasty));
		expect(file.name).toBe('fiveways-canalside-workshop-2026-01-01.docx');
		expect(file.type).toBe(
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
		);
		const core = partsOf(file.bytes).get('docProps/core.xml') ?? '';
		const values = [...core.matchAll(/<([\w:]+)(?: [^>]*)?>([^<]*)<\/\1>/g)].map(
			([, name, value = '']) => [name, plain(value)]
		);
		expect(values).toEqual([
			['dc:title', 'Canalside <workshop>: Shared local social prescribing plan'],
			['dc:creator', 'Fiveways'],
			['cp:lastModifiedBy', 'Fiveways'],
			['cp:revision', '1'],
			['dcterms:created', '2026-01-01T00:00:00.000Z'],
			['dcterms:modified', '2026-01-01T00:00:00.000Z'],
			['dc:language', 'en-GB']
		]);
	});

	test('[E51] signs that XML does not know are left out, and all others stay', async () => {
		const given = context(['nul\u0000l and \uFFFE half \uD83D', 'ŵ ਪੰ ع 👩‍👩‍👧 <&>"\'']);
		const { lines, parts } = await read({ ...given, title: 'Ding\u0007 & <dong>' });
		for (const [name, xml] of parts) expect(faultsOf(xml), name).toEqual([]);
		const texts = lines.map(({ text }) => text);
		expect(texts).toContain('null and  half  –\u00A0Patient, added later');
		expect(texts).toContain('ŵ ਪੰ ع 👩‍👩‍👧 <&>"\' –\u00A0Patient');
		expect(lines.find(({ style }) => style === 'Title')?.text).toBe('Ding & <dong>');
	});

	test('[E51] a note from right to left keeps its direction, and its lines', async () => {
		const { lines } = await read(context(['مرحبا بكم (GP) 2', 'GP مرحبا', '12 שלום\nשורה']));
		const note = (start: string) => lines.find(({ text }) => text.startsWith(start));
		expect(note('مرحبا')?.xml).toMatch(/<w:bidi\/>.*<w:rtl\/>/s);
		expect(note('GP ')?.xml).not.toMatch(/<w:bidi\/>|<w:rtl\/>/);
		expect(note('12 ')?.xml).toContain('<w:bidi/>');
		expect(note('12 ')?.text).toContain('12 שלום\nשורה –');
	});

	test('[E51] a name from right to left turns no English words or numbers beside it', async () => {
		const { snapshot, ...rest } = voted();
		const label = 'قادة';
		const meta = {
			...snapshot.meta,
			groups: groups.map((group) => (group.id === 'lw' ? standardGroup('lw', label) : group))
		};
		const given = { ...rest, site: 'عيادة', snapshot: { ...snapshot, meta } };
		const { lines, xml } = await read(given);
		const texts = lines.map(({ text }) => text);
		expect(texts).toContain('عيادة\u200E. 1 January 2026');
		expect(texts).toContain(`${label}\u200E: 5 people`);
		expect(texts).toContain(`Nobody rang back –\u00A0${label}\u200E`);
		// Wherever the name is, it is a run of its own, and a mark comes after it on an English line.
		for (const [run] of xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*قادة.*?<\/w:r>/gs))
			expect(run).toMatch(/<w:rtl\/>.*>قادة</s);
		expect(xml).not.toMatch(/>[^<]+قادة|قادة[^<]+</);
	});
});

describe('the words of the plan', () => {
	test('[E30] holds every line that a file states about itself, as name and value', async () => {
		for (const given of [
			context(nasty),
			{ ...context([]), title: '=1+1 "loud", # and two', site: 'Mill; & Lock' },
			board({ ...room, patient: 2 }, said)
		]) {
			const { under } = await read(given);
			expect(under('How this was made').slice(1)).toEqual(
				statement(given).map(([name, value]) => `${name}: ${value}`)
			);
		}
	});

	test('[E31] hidden notes are not in it, even where they were asked for', async () => {
		const [hidden] = context(['CANARY']).snapshot.notes.values();
		if (!hidden) throw new Error('There is one note.');
		const { parts, under } = await read({
			...context(['seen']),
			hiddenNotes: [{ ...hidden, id: 'h1' }],
			hidden: 1
		});
		for (const [name, xml] of parts) expect(xml, name).not.toContain('CANARY');
		expect(under('All notes')).toEqual(['seen –\u00A0Patient, added later']);
	});

	test('[E39] has its parts in order, from what it is for to how it was made', async () => {
		const { lines } = await read(voted());
		expect(lines.slice(0, 3).map(({ style, text }) => [style, text])).toEqual([
			['Subtitle', 'Shared local social prescribing plan'],
			['Title', 'Canalside <workshop>'],
			['Subtitle', 'Mill & Lock. 1 January 2026']
		]);
		expect(lines[3]?.text).toMatch(/^This plan shows what people said/);
		expect(lines.flatMap(({ style, text }) => (style === 'Heading1' ? [text] : []))).toEqual([
			'In short',
			'Who took part',
			'Who wrote about what',
			'How: How should social prescribing work here?',
			'Who: Who is it for, and who helps people feel in control?',
			'What: What counts as social prescribing here?',
			'Where: Where do people connect with their community?',
			'Why: Why does it matter?',
			'What people chose',
			'What we will do',
			'You said, we will',
			'How this was made'
		]);
	});

	test.each([
		['everybody', room],
		['two patients', { ...room, patient: 2 }],
		['no link worker', { hcp: 3, vcs: 4, patient: 7 }],
		['one group alone', { patient: 7 }],
		['fewer than three', { patient: 2 }]
	])('[E39] with %s in the room it says in short what the report says', async (_, people) => {
		const given = board(people, said);
		const html = textOf(exportHtml(given).bytes);
		const section = (id: string) =>
			new RegExp(`<h2 id="${id}">(.*?)</section>`, 's').exec(html)?.[1] ?? '';
		const words = (id: string) =>
			[...section(id).matchAll(/<(?:p|li)>(.*?)<\/(?:p|li)>/gs)].map(([, text = '']) =>
				plain(text.replace(/<[^>]*>/g, ''))
					.replace(/\s+/g, ' ')
					.trim()
			);
		const { under } = await read(given);
		expect(under('In short')).toEqual(words('summary'));
		expect(under('Who took part')).toEqual(words('people'));
	});

	test('[E39] the table of who wrote about what says in words what is thin or empty', async () => {
		const { tables } = await read(voted());
		expect(tables[0]).toEqual([
			['Group', 'How', 'Who', 'What', 'Where', 'Why', 'All', 'Notes per person'],
			...[
				['Healthcare professional', '2', '0 empty', '0 empty', '0 empty', '0 empty', '2', '0.3'],
				['Link worker', '1 thin', '0 empty', '0 empty', '0 empty', '0 empty', '1', '0.2'],
				[
					'Voluntary and community',
					'1 thin',
					'0 empty',
					'0 empty',
					'0 empty',
					'0 empty',
					'1',
					'0.2'
				],
				['Patient', '1 thin', '0 empty', '0 empty', '0 empty', '2 thin', '3', '0.4']
			],
			['All', '5', '0', '0', '0', '2', '7', '0.3']
		]);
		const absent = (
			await read(
				board(
					{ patient: 7 },
					said.filter(({ group = 'patient' }) => group === 'patient')
				)
			)
		).tables[0];
		expect(absent?.[2]?.[0]).toBe('Link worker\nnot in the room');
	});

	test('[E39] after a vote it says what matters most, and how many of each group say so', async () => {
		const { under } = await read(voted());
		const how = under('How: How should social prescribing work here?');
		expect(how.slice(0, 9)).toEqual([
			'5 notes. Linked theme in the study: The need for system optimisation.',
			'What matters most',
			'One phone number (3 notes)\n3 of 6 healthcare professionals, 3 of 5 link workers, 3 of 6 people from the voluntary and community sector, 4 of 7 patients',
			'Shorter form (1 note)\n6 of 6 healthcare professionals, 2 of 5 link workers, 0 of 6 people from the voluntary and community sector, 0 of 7 patients',
			'Nobody rang back\n1 of 6 healthcare professionals, 0 of 5 link workers, 0 of 6 people from the voluntary and community sector, 0 of 7 patients',
			'Who wrote the clusters',
			'One phone number: Everyone but link workers wrote this.',
			'Shorter form: Said once, by a healthcare professional.',
			'All notes'
		]);
		expect(under('Who: Who is it for, and who helps people feel in control?')).toEqual([
			'No notes. Linked theme in the study: Social prescribing as a tool for personal empowerment.'
		]);
	});

	test('[E39] after the first five it says how much more was chosen', async () => {
		const notes = Array.from({ length: 12 }, (_, index) => ({ text: `Idea ${index}` }));
		const items = Object.fromEntries(
			notes.map((_, index) => [`n${index}`, { people: [1, 1, 1, 1], dots: [1, 1, 1, 1] }])
		);
		const { under, tables } = await read(board(room, notes, { results: { ...results, items } }));
		const most = under('What matters most');
		expect(most).toHaveLength(6);
		expect(most[5]).toBe('Chosen as well: 7 more things. All notes are below.');
		expect(tables.at(-1)).toHaveLength(11);
	});

	test('[E39] every note stands under its cluster with its group, in reading order', async () => {
		const { under } = await read(voted());
		expect(under('How: How should social prescribing work here?').slice(9)).toEqual([
			'One phone number',
			'Ring one number –\u00A0Patient',
			'A number for all –\u00A0Healthcare professional',
			'A number that answers –\u00A0Voluntary and community',
			'Shorter form',
			'Two questions would do –\u00A0Healthcare professional, added later',
			'Other notes',
			'Nobody rang back –\u00A0Link worker'
		]);
		const all = (await read(context(nasty))).lines.map(({ text }) => text);
		for (const text of nasty)
			expect(
				all.some((line) => line.startsWith(`${text.trim()} –\u00A0Patient`)),
				text
			).toBe(true);
		expect(all).toContain("'plain apostrophe –\u00A0Patient");
		expect(all).toContain('-1 –\u00A0Patient, 3 dots (group not known)');
	});

	test('[E39] without a vote it puts nothing first, and says so', async () => {
		const { under } = await read(board(room, said, { clusters }));
		expect(under('What people wrote about')).toEqual([
			'This is in the order of the board. It does not say what matters most.',
			'One phone number (3 notes)',
			'Shorter form (1 note)',
			'Not in a cluster: 1 note'
		]);
		expect(under('What matters most')).toEqual([]);
		expect(under('What people chose')).toEqual([
			'No vote has been closed, so there are no results yet.'
		]);
		const few = { groups: [], items: {}, rules };
		expect((await read(board(room, said, { results: few }))).under('What people chose')).toEqual([
			'Fewer than 3 people voted, so totals are not shown.'
		]);
	});

	test('[E39] says on what every group agrees and where they differ', async () => {
		const { under } = await read(voted());
		expect(under('Supported by every group')).toEqual([
			'At least one in three people of each group chose it.',
			'One phone number\nOn average 54 % of each group: 3 of 6 healthcare professionals, 3 of 5 link workers, 3 of 6 people from the voluntary and community sector, 4 of 7 patients.',
			'Feeling less alone\nOn average 37 % of each group: 2 of 6 healthcare professionals, 2 of 5 link workers, 2 of 6 people from the voluntary and community sector, 3 of 7 patients.'
		]);
		expect(
			under('Where groups differ most')
				.slice(1)
				.map((line) => line.split('\n')[0])
		).toEqual(['Shorter form']);
		const one = {
			...results,
			groups: [{ ids: ['patient' as const], ballots: 7 }],
			items: { c1: { people: [4], dots: [4] } }
		};
		const alone = (await read(board(room, said, { results: one, clusters }))).under(
			'What people chose'
		);
		expect(alone).toContain('Everyone is shown together, so there is no comparison.');
		expect(alone.at(-1)).toBe('One phone number\nOn average 57 % of each group: 4 of 7 people.');
	});

	test('[E39] a group of two is in it only with another one', async () => {
		const { lines, under } = await read(board({ ...room, patient: 2 }, said, { clusters }));
		expect(under('In short')).toContain(
			'Link workers and patients are shown together because fewer than 3 patients took part.'
		);
		for (const { text } of lines) expect(text).not.toMatch(/^Patient|– Patient|\bby a patient\b/);
	});

	test('[E39] the table of actions says who and by when, and what is still open', async () => {
		const { tables, under } = await read(context(['a', 'b']));
		expect(under('What we will do')[0]).toBe('1 action has no owner or no date yet.');
		expect(tables.find(([head]) => head?.[0] === 'We will')).toEqual([
			['We will', 'Who', 'By when', 'Comes from'],
			['Set up <one> number', 'The PCN', '1 March 2026', '=Phone "lines"\na note that is gone'],
			['Ask the council', 'No owner yet', 'No date yet', 'Not linked to a note']
		]);
	});

	test('[E39] the last table has what was said, and room to answer it', async () => {
		const table = (plan: Plan) => plan.tables.find(([head]) => head?.[0] === 'You said');
		expect(table(await read(voted()))).toEqual([
			['You said', 'We will'],
			['How\nOne phone number', ''],
			['Why\nFeeling less alone', ''],
			['How\nShorter form', ''],
			['How\nNobody rang back', '']
		]);
		const many = (['how', 'why'] as const).flatMap((q) =>
			Array.from({ length: q === 'how' ? 20 : 3 }, (_, index) => ({ q, text: `${q} ${index}` }))
		);
		const unvoted = await read(board(room, many));
		expect(unvoted.under('You said, we will')[0]).toBe(
			'There are no results of a vote. So this begins with the first of each question.'
		);
		expect(
			table(unvoted)
				?.slice(1)
				.map(([what]) => what)
		).toEqual([
			...[0, 1, 2, 3, 4, 5, 6].map((index) => `How\nhow ${index}`),
			...[0, 1, 2].map((index) => `Why\nwhy ${index}`)
		]);
	});

	test('[E39] an empty board has a plan too', async () => {
		const { snapshot, ...rest } = context([]);
		const empty: Snapshot = {
			...snapshot,
			counts: { people: {}, notes: {} },
			clusters: new Map(),
			actions: new Map()
		};
		const { site: _, ...given } = { ...rest, snapshot: empty };
		const { tables, under, lines } = await read(given);
		expect(tables).toEqual([]);
		expect(lines[2]?.text).toBe('1 January 2026');
		expect(under('In short')).toEqual(['There are 0 notes. Nothing has been shared yet.']);
		expect(under('Who took part')).toEqual(['How many people took part is not known.']);
		expect(under('Who wrote about what')).toEqual(['Nothing has been shared yet.']);
		expect(under('What we will do')).toEqual(['No actions were written down.']);
		expect(under('You said, we will')).toEqual(['Nothing has been shared yet.']);
	});

	test('[E39] where nobody was counted it says so, and calls nothing thin', async () => {
		const { under, tables } = await read(board({}, said));
		expect(under('In short')).toContain(
			'How many people took part is not known, so this plan cannot say whose voice is missing.'
		);
		expect(tables[0]?.flat().join(' ')).not.toMatch(/thin|empty/);
	});
});
