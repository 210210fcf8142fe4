import { describe, expect, test } from 'vitest';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { ExportContext } from '../../../../../server/exports/export-context.ts';
import { exportHtml } from '../../../../../server/exports/html/report.ts';
import { exportPdf } from '../../../../../server/exports/pdf/report.ts';
import { statement } from '../../../../../server/exports/statement.ts';
import { type Given, givenBoard as board } from '../../../../support/given-board.ts';
import { context, nasty, textOf } from '../../../../support/exported.ts';
import { plain } from '../../../../support/zipped.ts';

/** A node of the structure with the words that a screen reader reads of it. */
interface Node {
	tag: string;
	scope: string | undefined;
	text: string;
	/** The pages that it is on, in order. */
	on: string[];
	children: Node[];
}

interface Read {
	/** The whole file, a byte to a letter. */
	raw: string;
	root: Node;
	/** All nodes in reading order. */
	nodes: Node[];
	/** Words of each node of such a kind. */
	texts: (...tags: string[]) => string[];
	/** What stands under a heading, up to the next one that is no lower. */
	under: (heading: string) => string[];
	/** Tables as rows of cells. */
	tables: string[][][];
	pages: number;
	/** Words of each page that are for the eye alone. */
	artifacts: string[][];
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

async function read(given: ExportContext): Promise<Read> {
	const { bytes } = await exportPdf(given, { compress: false });
	const raw = Buffer.from(bytes).toString('latin1');
	const objects = new Map(
		[...raw.matchAll(/(?<=\n)(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', body = '']) => [
			id,
			body
		])
	);
	const body = (id: string | undefined) => objects.get(id ?? '') ?? '';
	const reference = (from: string, name: string) =>
		new RegExp(`/${name} (\\d+) 0 R`).exec(from)?.[1];
	const lettersOf = (font: string) =>
		[...body(reference(body(font), 'ToUnicode')).matchAll(/> \[(.*?)\]/gs)].flatMap(
			([, entries = '']) =>
				[...entries.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
					String.fromCharCode(...codes.split(' ').map((code) => parseInt(code, 16)))
				)
		);
	const fonts = new Map<string, string[]>();
	/** Words by page and number of the content. */
	const words = new Map<string, string>();
	const artifacts: string[][] = [];
	const pages = [...objects].filter(([, page]) => /\/Type \/Page\n/.test(page));
	for (const [id, page] of pages) {
		const resources = body(reference(page, 'Resources'));
		const signs: string[] = [];
		let [letters, mark]: [string[], number | undefined] = [[], undefined];
		for (const [, number, isArtifact, font, shown] of body(reference(page, 'Contents')).matchAll(
			/\/MCID (\d+)|(\/Artifact)|\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g
		)) {
			if (number) mark = Number(number);
			if (isArtifact) {
				mark = undefined;
				signs.push('');
			}
			if (font) {
				const key = reference(resources, font) ?? '';
				if (!fonts.has(key)) fonts.set(key, lettersOf(key));
				letters = fonts.get(key) ?? [];
			}
			const text = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)]
				.flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
				.map((code) => letters[parseInt(code, 16)] ?? '?')
				.join('');
			if (mark === undefined) signs[signs.length - 1] += text;
			else words.set(`${id} ${mark}`, (words.get(`${id} ${mark}`) ?? '') + text);
		}
		artifacts.push(signs.map(tidy).filter((text) => text !== ''));
	}
	const nodeOf = (id: string): Node => {
		const element = body(id);
		const kids = /\/K \[(.*)\]/s.exec(element)?.[1] ?? '';
		const own = reference(element.replace(kids, ''), 'Pg') ?? '';
		const children: Node[] = [];
		let text = '';
		const on: string[] = [];
		for (const [, child, page, other, number] of kids.matchAll(
			/(?<!\/Pg )(\d+) 0 R|\/Pg (\d+) 0 R\s+\/MCID (\d+)|(\d+)/g
		))
			if (child) children.push(nodeOf(child));
			else {
				text += words.get(page ? `${page} ${other}` : `${own} ${number}`) ?? '';
				on.push(page ?? own);
			}
		const all = [text, ...children.map((node) => node.text)].join(' ');
		const tag = /\/S \/(\w+)/.exec(element)?.[1] ?? '';
		return {
			tag,
			scope: /\/Scope \/(\w+)/.exec(element)?.[1],
			text: tidy(all),
			on: [...on, ...children.flatMap((node) => node.on)],
			children
		};
	};
	const tree = [...objects.values()].find((each) => each.includes('/Type /StructTreeRoot')) ?? '';
	const root = nodeOf(/\/K \[(\d+) 0 R\]/.exec(tree)?.[1] ?? '');
	const flat = (node: Node): Node[] => [node, ...node.children.flatMap(flat)];
	const nodes = flat(root);
	const texts = (...tags: string[]) =>
		nodes.filter(({ tag }) => tags.includes(tag)).map(({ text }) => text);
	const level = ({ tag }: Node) => Number(/^H(\d)$/.exec(tag)?.[1] ?? Infinity);
	return {
		raw,
		root,
		nodes,
		texts,
		under: (heading) => {
			const start = root.children.findIndex((node) => node.text === heading && level(node) < 9);
			if (start < 0) return [];
			const rest = root.children.slice(start + 1);
			const end = rest.findIndex((node) => level(node) <= level(root.children[start] as Node));
			return rest
				.slice(0, end < 0 ? undefined : end)
				.flatMap((node) =>
					node.tag === 'L'
						? node.children.map((item) => item.children.at(-1)?.text ?? '')
						: [node.text]
				);
		},
		tables: nodes
			.filter(({ tag }) => tag === 'Table')
			.map((table) =>
				flat(table)
					.filter(({ tag }) => tag === 'TR')
					.map((row) => row.children.map(({ text }) => text))
			),
		pages: pages.length,
		artifacts
	};
}

const room = { hcp: 6, lw: 5, vcs: 6, patient: 7 };
const clusters: Snapshot['clusters'] = new Map([
	['c1', { q: 'how', name: 'One phone number', p: [0, 0] }],
	['c2', { q: 'how', name: 'Shorter form', p: [0, 10] }],
	['c3', { q: 'why', name: 'Nothing in it', p: [0, 5] }]
]);
const said: Given[] = [
	{ text: 'Ring one number', cluster: 'c1' },
	{ text: 'A number for all', cluster: 'c1', group: 'hcp' },
	{ text: 'Two questions would do', cluster: 'c2', group: 'hcp', late: true },
	{ text: 'Nobody rang back', group: 'lw' },
	{ text: 'A cup of tea', q: 'why' }
];
const results: VoteResults = {
	groups: [
		{ ids: ['hcp'], ballots: 6 },
		{ ids: ['lw'], ballots: 5 },
		{ ids: ['vcs'], ballots: 6 },
		{ ids: ['patient'], ballots: 7 }
	],
	items: {
		c1: { people: [3, 3, 3, 4], dots: [3, 3, 3, 5] },
		c2: { people: [6, 2, 0, 0], dots: [6, 2, 0, 0] },
		n3: { people: [1, 0, 0, 0], dots: [1, 0, 0, 0] }
	},
	rules: { dots: 3, perItem: 1, scope: 'both', per: 'board', ranked: false }
};
const voted = () => board(room, said, { results, clusters });

describe('the file of the report', () => {
	test('[E50] says that it is tagged, in English, with a title to show, and names nobody', async () => {
		const { raw } = await read(context(nasty));
		expect(raw.startsWith('%PDF-1.7')).toBe(true);
		expect(raw).toMatch(/\/MarkInfo \d+ 0 R/);
		expect(raw).toMatch(/<<\s*\/Marked true\s*>>/);
		expect(raw).toContain('/Lang (en-GB)');
		expect(raw).toMatch(/\/DisplayDocTitle true/);
		expect(raw).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect(raw).toContain('(Canalside <workshop>)');
		expect(raw).toContain('<rdf:li xml:lang="x-default">Canalside &lt;workshop&gt;</rdf:li>');
		expect(raw).toMatch(/\/Creator \d+ 0 R/);
		expect(raw).not.toMatch(/\/Author|\/Keywords/);
		expect(raw).toContain('(D:20260101000000Z)');
	});

	test('[E50] all fonts are within it, and all letters of all of them can be read', async () => {
		for (const given of [context(nasty), voted()]) {
			const { raw } = await read(given);
			const fonts = [...raw.matchAll(/\/Type \/Font\n\/Subtype \/Type0/g)];
			expect(fonts.length).toBeGreaterThanOrEqual(2);
			expect([...raw.matchAll(/\/FontFile2 \d+ 0 R/g)]).toHaveLength(fonts.length);
			expect([...raw.matchAll(/\/ToUnicode \d+ 0 R/g)]).toHaveLength(fonts.length);
			expect(raw).not.toMatch(/Helvetica/);
		}
	});

	test('[E50] begins with its title, and no level of a heading is left out', async () => {
		const { nodes } = await read(voted());
		const levels = nodes.flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
		expect(nodes[1]).toMatchObject({ tag: 'H1', text: 'Canalside <workshop>' });
		expect(levels.filter((level) => level === 1)).toHaveLength(1);
		expect(new Set(levels)).toEqual(new Set([1, 2, 3]));
		for (const [index, level] of levels.entries())
			expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
	});

	test('[E50] lists have points, tables have cells that say what they head', async () => {
		const { nodes, root } = await read(voted());
		const parts: Readonly<Record<string, string[]>> = {
			L: ['LI'],
			LI: ['Lbl', 'LBody'],
			Table: ['Caption', 'THead', 'TBody'],
			THead: ['TR'],
			TBody: ['TR'],
			TR: ['TH', 'TD'],
			Document: ['H1', 'H2', 'H3', 'P', 'L', 'Table']
		};
		for (const { tag, children } of nodes)
			for (const child of children) expect(parts[tag]).toContain(child.tag);
		expect(root.tag).toBe('Document');
		const tables = nodes.filter(({ tag }) => tag === 'Table');
		expect(tables).toHaveLength(3);
		for (const { children } of tables) {
			const [, head, body] = children;
			for (const cell of head?.children.flatMap((row) => row.children) ?? [])
				expect([cell.tag, cell.scope]).toEqual(['TH', 'Column']);
			for (const row of body?.children ?? [])
				expect(row.children.map(({ tag, scope }) => scope ?? tag)).toEqual(
					row.children.map((_, at) => (at === 0 ? 'Row' : 'TD'))
				);
		}
	});

	test('[E50] all that is drawn is read out or marked as there for the eye alone', async () => {
		const { raw } = await read(voted());
		for (const [, content = ''] of raw.matchAll(/stream\n(1 0 0 -1 .*?)\nendstream/gs)) {
			let depth = 0;
			for (const [line] of content.matchAll(/.+/g)) {
				if (/ BDC$| BMC$|^>> BDC$/.test(line)) depth++;
				if (line === 'EMC') depth--;
				if (/ TJ$|^S$|^f$| re$/.test(line)) expect(depth, line).toBe(1);
			}
			expect(depth).toBe(0);
		}
	});

	test('[E50] each page says which of how many it is, and the head of a table comes again', async () => {
		const { artifacts, pages } = await read(
			board(
				room,
				Array.from({ length: 90 }, (_, index) => ({ text: `Idea ${index}` })),
				{
					results: {
						...results,
						items: Object.fromEntries(
							Array.from({ length: 90 }, (_, index) => [
								`n${index}`,
								{ people: [1, 1, 1, 1], dots: [1, 1, 1, 1] }
							])
						)
					}
				}
			)
		);
		expect(pages).toBeGreaterThan(4);
		for (const [at, page] of artifacts.entries())
			expect(page.join(' ')).toContain(`Canalside <workshop>${at + 1} of ${pages}`);
		expect(artifacts.filter((page) => page.includes('Average')).length).toBeGreaterThan(0);
	});

	test('[E50] no heading ends a page, no row of a table begins on one and ends on another', async () => {
		const many = Array.from({ length: 150 }, (_, index): Given => ({
			text: `Idea ${index} `.repeat((index % 9) + 1),
			cluster: `k${index % 70}`
		}));
		const { root, nodes, pages } = await read(
			board(room, many, {
				clusters: new Map(
					Array.from({ length: 70 }, (_, index) => [
						`k${index}`,
						{ q: 'how', name: `Cluster ${index}`, p: [0, index] }
					])
				),
				results: {
					...results,
					items: Object.fromEntries(
						many.map((_, index) => [`n${index}`, { people: [1, 1, 1, 1], dots: [1, 1, 1, 1] }])
					)
				}
			})
		);
		expect(pages).toBeGreaterThan(8);
		for (const [at, { tag, on, text }] of root.children.entries())
			if (/^H\d$/.test(tag)) expect(root.children[at + 1]?.on[0], text).toBe(on.at(-1));
		for (const { tag, on, text } of nodes) if (tag === 'TR') expect(new Set(on).size, text).toBe(1);
		const tables = nodes.filter(({ tag }) => tag === 'Table');
		expect(tables.some(({ on }) => new Set(on).size > 1)).toBe(true);
	});

	test('[E50] a table that is higher than a page begins under its heading', async () => {
		for (const text of ['word '.repeat(199), 'W'.repeat(1000)]) {
			const many = Array.from({ length: 4 }, (_, index): Given => ({ text: `${index} ${text}` }));
			const items = Object.fromEntries(
				many.map((_, index) => [`n${index}`, { people: [1, 1, 1, 1], dots: [1, 1, 1, 1] }])
			);
			const { root } = await read(board(room, many, { results: { ...results, items } }));
			const at = root.children.findIndex((node) => node.text === 'Everything that was chosen');
			const [, head, body] = root.children[at + 1]?.children ?? [];
			const [row] = body?.children ?? [];
			for (const part of [head, row]) expect(part?.on[0]).toBe(root.children[at]?.on[0]);
		}
	});

	test('[E50] letters that it cannot show are said near its top, and stand once as a sign', async () => {
		const { texts } = await read(context(['مرحبا بكم (GP) 2', 'tea 👩‍👩‍👧 and 👍 🎉']));
		expect(texts('P')[1]).toBe(
			'Some letters cannot be shown in a PDF. The report as a web page has them all.'
		);
		expect(texts('LBody')).toContain('[…] (GP) 2 – Patient, added later');
		expect(texts('LBody')).toContain('tea […] and […] – Patient');
		const shown = await read(
			context(['Mae’r ŵyl yn dda', 'Привет, Καλημέρα', 'x', 'e\u0301te\u0301'])
		);
		expect(shown.texts('P').join(' ')).not.toContain('Some letters');
		expect(shown.texts('LBody')).toContain('Mae’r ŵyl yn dda – Patient, added later');
		expect(shown.texts('LBody')).toContain('Привет, Καλημέρα – Patient');
		expect(shown.texts('LBody')).toContain('été – Patient');
	});

	test('[E50] a title, a note and an action of any length end on the page', async () => {
		const long = 'W'.repeat(1000);
		const given = context([long, 'word '.repeat(200).trim(), 'ű'.repeat(900)]);
		const { texts } = await read({ ...given, title: `${'Long title '.repeat(27)}end` });
		expect(texts('LBody')).toContain(`${long} – Patient, added later`);
		expect(texts('H1')[0]).toMatch(/^(Long title ){27}end$/);
	});
});

describe('the words of the report', () => {
	test('[E30] holds every line that a file states about itself, as name and value', async () => {
		for (const given of [
			context(nasty),
			{ ...context([]), title: '=1+1 "loud", # and two', site: 'Mill; & Lock' },
			board({ ...room, patient: 2 }, said)
		]) {
			const { under } = await read(given);
			expect(under('How this was made').slice(1)).toEqual(
				statement(given).map(([name, value]) => tidy(`${name}: ${value}`))
			);
		}
	});

	test('[E31] hidden notes are not in it, even where they were asked for', async () => {
		const [hidden] = context(['CANARY']).snapshot.notes.values();
		if (!hidden) throw new Error('There is one note.');
		const { raw, root } = await read({
			...context(['seen']),
			hiddenNotes: [{ ...hidden, id: 'h1' }],
			hidden: 1
		});
		expect(raw).not.toContain('CANARY');
		expect(root.text).not.toContain('CANARY');
		expect(root.text).toContain('seen – Patient');
	});

	test('[E38] has its parts in order, from what it is to how it was made', async () => {
		const { texts } = await read(voted());
		expect(texts('H2')).toEqual([
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
			'How this was made'
		]);
	});

	test.each([
		['everybody', room],
		['two patients', { ...room, patient: 2 }],
		['no link worker', { hcp: 3, vcs: 4, patient: 7 }],
		['one group alone', { patient: 7 }],
		['fewer than three', { patient: 2 }]
	])('[E38] with %s in the room it says in short what the web page says', async (_, people) => {
		const given = board(people, said);
		const html = textOf(exportHtml(given).bytes);
		const words = (id: string) =>
			[
				...(new RegExp(`<h2 id="${id}">(.*?)</section>`, 's').exec(html)?.[1] ?? '').matchAll(
					/<(?:p|li)>(.*?)<\/(?:p|li)>/gs
				)
			].map(([, text = '']) => tidy(plain(text.replace(/<[^>]*>/g, ''))));
		const { under } = await read(given);
		expect(under('In short')).toEqual(words('summary'));
		expect(under('Who took part')).toEqual(words('people'));
	});

	test('[E38] says in words what is thin or empty', async () => {
		const { tables } = await read(voted());
		expect(tables[0]?.[0]).toEqual([
			...['Group', 'How', 'Who', 'What', 'Where', 'Why', 'All', 'Notes per person']
		]);
		expect(tables[0]?.[2]).toEqual([
			...['Link worker', '1 thin', '0 empty', '0 empty', '0 empty', '0 empty', '1', '0.2']
		]);
		expect(tables[0]?.at(-1)).toEqual(['All', '4', '0', '0', '0', '1', '5', '0.2']);
	});

	test('[E38] every note stands under its cluster with its group, in reading order', async () => {
		const { under, texts } = await read(voted());
		expect(under('How: How should social prescribing work here?')).toEqual([
			'4 notes. Linked theme in the study: The need for system optimisation.',
			'One phone number',
			'Ring one number – Patient',
			'A number for all – Healthcare professional',
			'Shorter form',
			'Two questions would do – Healthcare professional, added later',
			'Other notes',
			'Nobody rang back – Link worker'
		]);
		expect(texts('H3')).not.toContain('Nothing in it');
		const points = (await read(context(nasty))).texts('LBody');
		for (const text of nasty.filter((each) => /^[ -~’\n]+$/.test(each)))
			expect(
				points.some((point) => point.startsWith(`${tidy(text)} – Patient`)),
				text
			).toBe(true);
		expect(points).toContain('-1 – Patient, 3 dots (group not known)');
	});

	test('[E38] says on what every group agrees, where they differ, and all in a table', async () => {
		const { under, tables } = await read(voted());
		expect(under('Supported by every group')).toEqual([
			'At least one in three people of each group chose it.',
			'One phone number On average 54 % of each group: 3 of 6 healthcare professionals, 3 of 5 link workers, 3 of 6 people from the voluntary and community sector, 4 of 7 patients.'
		]);
		expect(under('Where groups differ most')[1]).toMatch(/^Shorter form On average 35 %/);
		expect(tables[1]).toEqual([
			['What', 'Healthcare', 'Link worker', 'Voluntary', 'Patient', 'Average', 'Dots'],
			['One phone number', '3 of 6', '3 of 5', '3 of 6', '4 of 7', '54 %', '14'],
			['Shorter form', '6 of 6', '2 of 5', '0 of 6', '0 of 7', '35 %', '8'],
			['Nobody rang back', '1 of 6', '0 of 5', '0 of 6', '0 of 7', '4 %', '1']
		]);
		const few = board(room, said, { results: { ...results, groups: [], items: {} } });
		expect((await read(few)).under('What people chose')).toEqual([
			'Fewer than 3 people voted, so totals are not shown.'
		]);
	});

	test('[E38] a group of two is in it only with another one', async () => {
		const { root } = await read(board({ ...room, patient: 2 }, said, { clusters }));
		expect(root.text).toContain(
			'Link workers and patients are shown together because fewer than 3 patients took part.'
		);
		expect(root.text).not.toMatch(/– Patient|Patient: 2/);
	});

	test('[E38] the table of actions says who and by when, and what is still open', async () => {
		const { tables, under } = await read(context(['a', 'b']));
		expect(under('What we will do')[0]).toBe('1 action has no owner or no date yet.');
		expect(tables.at(-1)).toEqual([
			['We will', 'Who', 'By when', 'Comes from'],
			['Set up <one> number', 'The PCN', '1 March 2026', '=Phone "lines" a note that is gone'],
			['Ask the council', 'No owner yet', 'No date yet', 'Not linked to a note']
		]);
	});

	test('[E38] an empty board has a report too', async () => {
		const { snapshot, site: _, ...rest } = context([]);
		const empty = {
			...snapshot,
			counts: { people: {}, notes: {} },
			clusters: new Map(),
			actions: new Map()
		};
		const { tables, under, texts } = await read({ ...rest, snapshot: empty });
		expect(tables).toEqual([]);
		expect(texts('P')[0]).toBe('Fiveways workshop report. 1 January 2026');
		expect(under('In short')).toEqual(['There are 0 notes. Nothing has been shared yet.']);
		expect(under('Who wrote about what')).toEqual(['Nothing has been shared yet.']);
		expect(under('What people chose')).toEqual([]);
		expect(under('What we will do')).toEqual(['No actions were written down.']);
	});

	test('[E38] 3,000 notes are a file in well under 20 seconds', { timeout: 60_000 }, async () => {
		const start = performance.now();
		const { bytes, name, type } = await exportPdf(
			context(
				Array.from({ length: 3_000 }, (_, index) => `Somebody who rings back, number ${index}`)
			)
		);
		expect(performance.now() - start).toBeLessThan(20_000);
		expect(bytes.length).toBeGreaterThan(100_000);
		expect([name, type]).toEqual(['fiveways-canalside-workshop-2026-01-01.pdf', 'application/pdf']);
	});
});
