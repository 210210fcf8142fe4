import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '#lib/domain/note.ts';
import { standardGroup } from '#lib/domain/group.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { ExportContext } from '../../../../../server/exports/export-context.ts';
import { exportPptx } from '../../../../../server/exports/pptx/slides.ts';
import { statement } from '../../../../../server/exports/statement.ts';
import { context, groups, nasty } from '../../../../support/exported.ts';

type Parts = Map<string, string>;

/** The parts of a package by name, as text. */
async function partsOf(given: ExportContext): Promise<Parts> {
	const { bytes } = await exportPptx(given);
	return new Map(
		Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
	);
}

const named = (parts: Parts, pattern: RegExp) =>
	[...parts].filter(([name]) => pattern.test(name)).map(([, xml]) => xml);
const slidesOf = (parts: Parts) =>
	[...parts]
		.filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
		.sort(([one], [other]) => Number(/\d+/.exec(one)?.[0]) - Number(/\d+/.exec(other)?.[0]))
		.map(([, xml]) => xml);

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;
const decoded = (text: string) =>
	text.replace(/&(\w+);/g, (_, name: keyof typeof signs) => signs[name]);
/** The paragraphs of a slide, without the marks that keep names apart and with plain spaces. */
const paragraphs = (xml: string) =>
	Array.from(xml.matchAll(/<a:p>(.*?)<\/a:p>/gs), ([, inside = '']) =>
		decoded(Array.from(inside.matchAll(/<a:t>(.*?)<\/a:t>/gs), ([, text]) => text).join(''))
			.replaceAll('\u00A0', ' ')
			.replace(/[\u2068\u2069]/g, '')
	).filter((text) => text !== '');
const wordsOf = (xml: string | undefined) => paragraphs(xml ?? '').join('\n');
const titleOf = (xml: string) => paragraphs(xml)[0];
/** The rows of a table, cell by cell. */
const rowsOf = (xml: string | undefined) =>
	Array.from((xml ?? '').matchAll(/<a:tr .*?<\/a:tr>/gs), ([row]) =>
		Array.from(row.matchAll(/<a:tc>.*?<\/a:tc>/gs), ([cell]) => wordsOf(cell))
	);
const withTitle = (parts: Parts, title: string) =>
	slidesOf(parts).find((xml) => titleOf(xml)?.startsWith(title));

/** A board on which four groups wrote, voted and agreed what they will do. */
function voted(): ExportContext {
	const given = context(['One phone number', 'Shorter form', 'Free bus travel', 'Go with me']);
	const { snapshot } = given;
	const ids = ['hcp', 'lw', 'vcs', 'patient'] as const;
	const results: VoteResults = {
		groups: [6, 5, 6, 7].map((ballots, at) => ({ ids: [ids[at] ?? 'other'], ballots })),
		items: {
			n0: { people: [3, 3, 3, 4], dots: [3, 3, 3, 4] },
			n1: { people: [6, 2, 0, 0], dots: [6, 2, 0, 0] },
			n2: { people: [0, 1, 2, 6], dots: [0, 1, 2, 6] },
			n3: { people: [2, 2, 2, 3], dots: [2, 2, 2, 3] }
		},
		rules: { dots: 5 } as unknown as VoteResults['rules']
	};
	return {
		...given,
		snapshot: {
			...snapshot,
			stage: { ...snapshot.stage, results },
			counts: { ...snapshot.counts, people: { hcp: 6, lw: 5, vcs: 6, patient: 7 } }
		}
	};
}

describe('the package', () => {
	let parts: Parts;
	beforeAll(async () => {
		const given = voted();
		const texts = [...nasty, 'ring\u0007the bell', 'half \uD83D a pair', 'שלום לכולם'];
		const more = context(texts).snapshot.notes;
		const notes = new Map([...given.snapshot.notes, ...[...more].slice(4)]);
		const board = { ...given.snapshot, notes, clusters: new Map() };
		parts = await partsOf({ ...given, title: 'Can\u0001alside & <co>', snapshot: board });
	});

	it('[E52] has every part that its list of types names, and a type for every part', () => {
		const types = parts.get('[Content_Types].xml') ?? '';
		const overrides = Array.from(types.matchAll(/PartName="\/([^"]+)"/g), ([, name]) => name);
		const defaults = Array.from(types.matchAll(/<Default Extension="(\w+)"/g), ([, end]) => end);
		for (const name of overrides) expect(parts.has(name ?? '')).toBe(true);
		expect(new Set(overrides).size).toBe(overrides.length);
		expect([...parts.keys()].filter((name) => name.endsWith('/'))).toEqual([]);
		for (const name of parts.keys()) expect(defaults).toContain(name.split('.').at(-1));
	});

	it('[E52] has the target of every relationship within it, and refers to nothing outside', () => {
		let count = 0;
		for (const [name, xml] of parts) {
			if (!name.endsWith('.rels')) continue;
			const folder = name.replace(/_rels\/[^/]*$/, '');
			for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g)) {
				const path = new URL(target, `package:///${folder}`).pathname.slice(1);
				expect(parts.has(path), `${name} refers to ${target}`).toBe(true);
				count++;
			}
			expect(xml).not.toContain('TargetMode="External"');
		}
		expect(count).toBeGreaterThan(20);
		for (const [name, xml] of parts) {
			const own = parts.get(name.replace(/([^/]+)$/, '_rels/$1.rels')) ?? '';
			for (const [, id] of xml.matchAll(/r:id="(\w+)"/g)) expect(own).toContain(`Id="${id}"`);
		}
	});

	it('[E52] gives every shape of a slide an id of its own', () => {
		for (const xml of named(parts, /^ppt\/slide\w+\/[^/]+\.xml$/)) {
			const ids = Array.from(xml.matchAll(/<p:cNvPr id="(\d+)"/g), ([, id]) => id);
			expect(ids.length).toBeGreaterThan(0);
			expect(new Set(ids).size).toBe(ids.length);
		}
	});

	it('[E52] is in British English in every piece of text', () => {
		for (const xml of parts.values()) expect(xml).not.toMatch(/lang="(?!en-GB")|altLang/i);
		for (const xml of named(parts, /^ppt\/slide\w+\/[^/]+\.xml$/))
			for (const [tag] of xml.matchAll(/<a:(?:rPr|endParaRPr|defRPr)\b[^>]*>/g))
				expect(tag).toContain(' lang="en-GB"');
	});

	it('[E52] marks the first row of every table as its head', () => {
		const tables = slidesOf(parts).flatMap((xml) => xml.match(/<a:tblPr\b[^>]*>/g) ?? []);
		expect(tables.length).toBeGreaterThan(2);
		for (const tag of tables) expect(tag).toBe('<a:tblPr firstRow="1"/>');
	});

	it('[E52] has one title on every slide, and no two slides share one', () => {
		const slides = slidesOf(parts);
		for (const xml of slides) expect(xml.match(/<p:ph[^>]*\stype="title"/g)).toHaveLength(1);
		const titles = slides.map(titleOf);
		expect(titles.every((title) => title !== undefined)).toBe(true);
		expect(new Set(titles).size).toBe(titles.length);
	});

	it('[E52] has no pictures and nothing for notes that nobody wrote', () => {
		for (const [name, xml] of parts) {
			expect(name).not.toMatch(/notes|media/i);
			expect(xml).not.toMatch(/<p:pic\b|notesMaster|notesSlide/);
		}
	});

	it('[E52] holds no sign that XML does not know, and every element is closed', () => {
		for (const [name, xml] of parts) {
			expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u);
			const open: string[] = [];
			for (const [, close, tag = '', end] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g))
				if (close) expect(open.pop(), name).toBe(tag);
				else if (!end) open.push(tag);
			expect(open).toEqual([]);
		}
		expect(parts.get('docProps/core.xml')).toContain('<dc:title>Canalside &amp; &lt;co&gt;</dc');
	});

	it('[E52] says how a paragraph looks once, before its first piece of text', () => {
		for (const xml of named(parts, /^ppt\/slide\w+\/[^/]+\.xml$/))
			for (const [, inside = ''] of xml.matchAll(/<a:p>(.*?)<\/a:p>/gs))
				expect(inside.slice(1)).not.toMatch(/<a:pPr\b/);
	});

	it('[E30] names the workshop and the maker in its properties, and when it was made', () => {
		const core = parts.get('docProps/core.xml') ?? '';
		expect(core).toContain('<dc:creator>Fiveways</dc:creator>');
		expect(core).toContain('<cp:lastModifiedBy>Fiveways</cp:lastModifiedBy>');
		expect(core.match(/2026-01-01T00:00:00Z/g)).toHaveLength(2);
	});
});

describe('the slides', () => {
	it('[E40] come in the order of a meeting', async () => {
		const given = voted();
		const { questions } = given.snapshot.meta.framework;
		expect(slidesOf(await partsOf(given)).map(titleOf)).toEqual([
			'Canalside <workshop>',
			'Who took part, and whose voice is missing (1 of 2)',
			'Who took part, and whose voice is missing (2 of 2)',
			...questions.map(({ headline }) => headline),
			'Supported by every group',
			'Where groups differ most',
			'What we will do',
			'How this was made'
		]);
	});

	it('[E40] begin with the workshop, its place, its day and whose words these are', async () => {
		const [first] = slidesOf(await partsOf(voted()));
		expect(paragraphs(first ?? '')).toEqual([
			'Canalside <workshop>',
			'Mill & Lock',
			'1 January 2026',
			"These are participants' own words."
		]);
	});

	it('[E40] say who took part by group and whose voice is missing', async () => {
		const slides = slidesOf(await partsOf(voted())).slice(1, 3);
		const words = slides.map(wordsOf).join('\n');
		expect(words).toContain('24 people took part');
		expect(words).toContain('■ Healthcare professional: 6 people');
		expect(words).toContain('No link worker has written about How yet.');
		expect(words).toContain('No patient has written about Why yet.');
		// One sentence for each of three groups and five questions, and of the fourth for all but one.
		expect(words.match(/has written about/g)).toHaveLength(19);
	});

	it('[E40] keep groups that are shown as one as one, and say why', async () => {
		const { snapshot, ...rest } = voted();
		const pool = { id: 'lw', label: 'Link worker or Patient', short: 'Link worker or Patient' };
		const of = [standardGroup('lw'), standardGroup('patient')];
		const shown = [standardGroup('hcp'), { ...pool, id: 'lw' as const, of }, standardGroup('vcs')];
		const why =
			'Link workers and patients are shown together because fewer than 3 patients took part.';
		const reported = { groups: shown, present: 4, isFew: false, sentences: [why], joins: [] };
		const counts = { ...snapshot.counts, people: { hcp: 6, lw: 7, vcs: 6 } };
		const board = { ...snapshot, counts, meta: { ...snapshot.meta, groups: shown } };
		const words = wordsOf(
			withTitle(await partsOf({ ...rest, reported, snapshot: board }), 'Who took part')
		);
		expect(words).toContain('■ Link worker or ■ Patient: 7 people');
		expect(words).toContain(why);
	});

	it('[E40] name no number where fewer than three people took part', async () => {
		const { snapshot, ...rest } = context(['a', 'b']);
		const reported = { groups, present: 1, isFew: true, sentences: [], joins: [] };
		const counts = { ...snapshot.counts, people: {} };
		const parts = await partsOf({ ...rest, reported, snapshot: { ...snapshot, counts } });
		const words = wordsOf(withTitle(parts, 'Who took part'));
		expect(words).toContain('Fewer than 3 people took part.');
		expect(words).not.toMatch(/\d (?:person|people)\b(?! took part\.)/);
		expect(words).not.toContain('has written');
	});

	it('[E40] show five things of a question, with their groups and how many chose them', async () => {
		const parts = await partsOf(context(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']));
		const shown = paragraphs(withTitle(parts, 'How should') ?? '').slice(1);
		expect(shown).toEqual([
			...['=Phone "lines"', 'a', 'c', 'd', 'e'].flatMap((words) => [
				words,
				'1 note from ■ Patient'
			]),
			'and 3 more',
			expect.stringMatching(/^\d+$/)
		]);
		const chosen = wordsOf(withTitle(await partsOf(voted()), 'How should'));
		expect(chosen).toContain(
			'One phone number\n1 note from ■ Patient\nChosen by ■ Healthcare: 3 of 6, ■ Link worker: 3 of 5, ■ Voluntary: 3 of 6, ■ Patient: 4 of 7'
		);
	});

	it('[E40] give every group its colour, beside its word', async () => {
		const xml = withTitle(await partsOf(voted()), 'Who took part') ?? '';
		const squares = Array.from(
			xml.matchAll(/srgbClr val="(\w+)"\/><\/a:solidFill><\/a:rPr><a:t>■/g),
			([, colour]) => colour
		);
		expect(squares).toEqual(['005EB8', '007F3B', '8A5A00', 'AE2573']);
	});

	it('[E40] have letters of 18 points or more, but where a file speaks of itself', async () => {
		const slides = slidesOf(await partsOf(voted()));
		for (const xml of slides.slice(0, -1))
			for (const [, size] of xml.matchAll(/<a:rPr [^>]*sz="(\d+)"/g))
				expect(Number(size)).toBeGreaterThanOrEqual(1800);
		expect(slides.at(-1)).toContain('sz="1200"');
	});

	it('[E40] show what every group supports and where they differ, as tables', async () => {
		const parts = await partsOf(voted());
		const head = ['What', '■ Healthcare', '■ Link worker', '■ Voluntary', '■ Patient', 'Average'];
		expect(rowsOf(withTitle(parts, 'Supported by every group'))).toEqual([
			head,
			['One phone number', '3 of 6', '3 of 5', '3 of 6', '4 of 7', '54 %'],
			['Go with me', '2 of 6', '2 of 5', '2 of 6', '3 of 7', '37 %']
		]);
		expect(rowsOf(withTitle(parts, 'Where groups differ most'))).toEqual([
			head,
			['Shorter form', '6 of 6', '2 of 5', '0 of 6', '0 of 7', '35 %'],
			['Free bus travel', '0 of 6', '1 of 5', '2 of 6', '6 of 7', '35 %']
		]);
	});

	it('[E40] have six rows at most, and go on with the same head', async () => {
		const { snapshot, ...rest } = voted();
		const texts = Array.from({ length: 14 }, (_, at) => `Thing ${at}`);
		const { notes } = context(texts).snapshot;
		const items = Object.fromEntries(
			[...notes.keys()].map((id) => [id, { people: [3, 3, 3, 4], dots: [3, 3, 3, 4] }])
		);
		const results = { ...snapshot.stage.results, items } as VoteResults;
		const stage = { ...snapshot.stage, results };
		const parts = await partsOf({ ...rest, snapshot: { ...snapshot, notes, stage } });
		const tables = slidesOf(parts).filter((xml) => titleOf(xml)?.startsWith('Supported'));
		expect(tables.map(titleOf)).toEqual(
			[1, 2, 3].map((page) => `Supported by every group (${page} of 3)`)
		);
		const rows = tables.map(rowsOf);
		expect(rows.map((some) => some.length - 1)).toEqual([6, 6, 2]);
		for (const [head] of rows) expect(head?.[0]).toBe('What');
		expect(new Set(rows.flatMap((some) => some.slice(1).map(([words]) => words))).size).toBe(14);
	});

	it('[E40] put many groups into one column, so that no word is broken', async () => {
		const { snapshot, ...rest } = voted();
		const ids = ['hcp', 'lw', 'vcs', 'patient', 'carer', 'other', 'g1', 'g2', 'g3', 'g4'] as const;
		const all = ids.map((id) =>
			standardGroup(id, id.startsWith('g') ? `People of ${id}` : undefined)
		);
		const results = {
			...snapshot.stage.results,
			groups: ids.map((id) => ({ ids: [id], ballots: 3 })),
			items: { n0: { people: ids.map(() => 2), dots: ids.map(() => 2) } }
		} as VoteResults;
		const meta = { ...snapshot.meta, groups: all };
		const stage = { ...snapshot.stage, results };
		const parts = await partsOf({ ...rest, snapshot: { ...snapshot, meta, stage } });
		const [head, row] = rowsOf(withTitle(parts, 'Supported by every group'));
		expect(head).toEqual(['What', 'Chosen by', 'Average']);
		expect(row?.[1]).toMatch(/^■ Healthcare: 2 of 3, .*■ People of g4: 2 of 3$/);
		expect(wordsOf(withTitle(parts, 'How should'))).toContain(
			'On average 67 % of each group chose this'
		);
	});

	it('[E40] say so where no vote was closed, and where too few voted', async () => {
		const chose = async (given: ExportContext) =>
			wordsOf(withTitle(await partsOf(given), 'What people chose'));
		expect(await chose(context(['a']))).toContain('No vote has been closed');
		const { snapshot, ...rest } = voted();
		const few = { ...snapshot.stage.results, groups: [], items: {} } as unknown as VoteResults;
		const stage = { ...snapshot.stage, results: few };
		expect(await chose({ ...rest, snapshot: { ...snapshot, stage } })).toContain(
			'Fewer than 3 people voted, so totals are not shown.'
		);
	});

	it('[E40] say who does what by when, and where that is open', async () => {
		expect(rowsOf(withTitle(await partsOf(voted()), 'What we will do'))).toEqual([
			['We will', 'Who', 'By when'],
			['Set up <one> number', 'The PCN', '1 March 2026'],
			['Ask the council', 'No owner yet', 'No date yet']
		]);
	});

	it('[E40] leave no word of an action out, and have fewer rows where these are long', async () => {
		const { snapshot, ...rest } = voted();
		const text = 'We will ask everybody about this again and again '.repeat(6).trim();
		const actions = new Map(
			Array.from({ length: 6 }, (_, at) => [`a${at}`, { text: `${at} ${text}`, at, v: 1 }])
		);
		const parts = await partsOf({ ...rest, snapshot: { ...snapshot, actions } });
		const slides = slidesOf(parts).filter((xml) => titleOf(xml)?.startsWith('What we will do'));
		expect(slides.length).toBeGreaterThan(1);
		const rows = slides.flatMap((xml) =>
			rowsOf(xml)
				.slice(1)
				.map(([words]) => words)
		);
		expect(rows).toEqual(Array.from({ length: 6 }, (_, at) => `${at} ${text}`));
	});

	it('[E40] are there for a board without anything on it', async () => {
		const { snapshot, ...rest } = context([]);
		const empty = {
			...snapshot,
			actions: new Map(),
			clusters: new Map(),
			counts: { people: {}, notes: {} }
		};
		const slides = slidesOf(await partsOf({ ...rest, snapshot: empty }));
		const words = slides.map(wordsOf);
		expect(words.filter((each) => each.includes('No notes here.'))).toHaveLength(5);
		expect(words.join('\n')).toContain('How many people took part is not known.');
		expect(words.join('\n')).toContain('No actions were written down.');
	});

	it('[E40] cut a long note after a word, and a word without an end within', async () => {
		const words = 'waited for weeks and nobody called back ';
		const texts = [words.repeat(25), 'clustered', 'x'.repeat(1_000), '👩‍👩‍👧'.repeat(150)];
		const shown = paragraphs(withTitle(await partsOf(context(texts)), 'How should') ?? '');
		const cut = shown.filter((text) => text.endsWith('…'));
		expect(cut).toHaveLength(3);
		for (const text of cut) expect(text.length).toBeLessThan(1_000);
		const begin = cut.find((text) => text.startsWith('waited'))?.slice(0, -1) ?? '';
		expect(words.repeat(25).startsWith(`${begin} `)).toBe(true);
		expect(cut.find((text) => text.startsWith('x'))).toMatch(/^x{40,200}…$/);
		expect(cut.find((text) => text.startsWith('👩'))).toMatch(/^(?:👩‍👩‍👧)+…$/u);
	});

	it('[E52] keep emoji, signs of markup and letters of other scripts', async () => {
		const texts = ['Tea & <b>cake</b> 👩‍👩‍👧', 'in a cluster', '"ਪੰਜਾਬੀ"', "Mae’r 'neuadd' &amp; co"];
		const words = paragraphs(withTitle(await partsOf(context(texts)), 'How should') ?? '');
		expect(words).toEqual(expect.arrayContaining([texts[0], texts[2], texts[3]]));
	});

	it('[E52] have texts in Arabic and Hebrew run from the right, and no others', async () => {
		const texts = ['مرحبا بكم & hello', 'in a cluster', 'hello مرحبا', '👩‍👩‍👧 שלום'];
		const slides = slidesOf(await partsOf({ ...context(texts), title: 'ورشة الحي' }));
		const turned = slides.flatMap((xml) =>
			Array.from(xml.matchAll(/<a:p>.*?<\/a:p>/gs), ([paragraph]) => paragraph)
				.filter((paragraph) => /<a:pPr algn="r" rtl="1"/.test(paragraph))
				.map(wordsOf)
		);
		expect(turned).toEqual(['ورشة الحي', texts[0], texts[3]]);
		for (const xml of slides) expect(xml.match(/rtl="1"/g)?.length ?? 0).toBeLessThan(3);
	});

	it('[E52] do not turn a line round because a group in it is named in Arabic', async () => {
		const { snapshot, ...rest } = voted();
		const label = 'قادة (1)';
		const meta = { ...snapshot.meta, groups: [standardGroup('patient', label)] };
		const counts = { ...snapshot.counts, people: { patient: 7 } };
		const parts = await partsOf({ ...rest, snapshot: { ...snapshot, meta, counts } });
		const xml = withTitle(parts, 'Who took part') ?? '';
		expect(xml).toContain(`<a:t>\u2068${label}\u2069</a:t>`);
		expect(xml).not.toContain('rtl="1"');
	});

	it('[E31] hold nothing of a hidden note, whoever asks for it', async () => {
		const { snapshot } = context(['a']);
		const note = { ...(snapshot.notes.get('n0') as Note), id: 'h', text: 'canary-7f3a' };
		const parts = await partsOf({ ...context(['a']), hiddenNotes: [note] });
		for (const xml of parts.values()) expect(xml).not.toContain('canary');
	});

	it('[E30] state every line about the file, however long', async () => {
		for (const given of [
			voted(),
			{
				...voted(),
				title: 'Å long title & <more> '.repeat(14).slice(0, 300),
				site: 'S'.repeat(300)
			}
		]) {
			const slides = slidesOf(await partsOf(given)).filter((xml) =>
				titleOf(xml)?.startsWith('How this was made')
			);
			const lines = slides.flatMap((xml) => paragraphs(xml).slice(1));
			for (const [name, value] of statement(given))
				expect(lines).toContain(`${name}: ${value.trim()}`);
			expect(slides.length).toBeLessThanOrEqual(2);
		}
	});

	it('[E30] are one file of the right type, named after the workshop', async () => {
		const file = await exportPptx(context([]));
		expect(file.name).toBe('fiveways-canalside-workshop-2026-01-01.pptx');
		expect(file.type).toBe(
			'application/vnd.openxmlformats-officedocument.presentationml.presentation'
		);
		expect(await exportPptx(context([]))).toEqual(file);
	});
});
