import { describe, expect, test } from 'vitest';
import type { VoteResults } from '#lib/domain/results.ts';
import type { ExportContext } from '../../../../../server/exports/export-context.ts';
import { exportXlsx } from '../../../../../server/exports/xlsx/workbook.ts';
import { context, nasty } from '../../../../support/exported.ts';
import { partsOf, plain } from '../../../../support/zipped.ts';

const rules = { dots: 3, perItem: 1, scope: 'notes', per: 'board', ranked: false } as const;

/** The sheets of a workbook by name: rows of cells, numbers as numbers. */
async function read(given: ExportContext): Promise<Map<string, (string | number)[][]>> {
	const parts = partsOf((await exportXlsx(given)).bytes);
	const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
		([, item = '']) => plain([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join(''))
	);
	const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
	return new Map(
		names.map(([, name = ''], at) => {
			const xml = parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
			const rows = [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
				[...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, marks = '', inside = '']) => {
					const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
					if (/t="s"/.test(marks)) return shared[Number(value)] ?? '';
					if (/t="inlineStr"/.test(marks))
						return plain(/<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? '');
					return value === '' ? '' : Number(value);
				})
			);
			return [name, rows];
		})
	);
}

const voted: VoteResults = {
	groups: [
		{ ids: ['lw'], ballots: 4 },
		{ ids: ['patient'], ballots: 3 }
	],
	items: { n0: { people: [2, 3], dots: [2, 4] } },
	rules
};

describe('the workbook', () => {
	test('[E41] has six sheets, with every note in reading order and each text whole', async () => {
		const sheets = await read(context(nasty));
		expect([...sheets.keys()]).toEqual([
			'Notes',
			'Coverage',
			'Clusters',
			'Votes by group',
			'Actions',
			'About'
		]);
		const notes = sheets.get('Notes') ?? [];
		const texts = notes.slice(1).map((row) => row[3]);
		expect(texts.toSorted()).toEqual(nasty.map((text) => text.replace(/\r/g, '\n')).toSorted());
		expect(notes[1]?.[1], 'clusters come first').toBe('=Phone "lines"');
	});

	test('[E53] every note is a text, whatever it begins with, and nothing is a formula', async () => {
		const parts = partsOf((await exportXlsx(context(nasty))).bytes);
		for (const [name, xml] of parts) expect(xml, name).not.toMatch(/<f[ >]/);
		const sheets = await read(context(['=1+1', '12345', 'TRUE', '2026-01-01']));
		const texts = (sheets.get('Notes') ?? []).slice(1).map((row) => row[3]);
		expect(texts).toEqual(['12345', '=1+1', 'TRUE', '2026-01-01']);
	});

	test('[E53] each sheet has a fixed head and a filter over all of it, and no merged cells', async () => {
		const parts = partsOf((await exportXlsx(context(['a', 'b']))).bytes);
		for (let sheet = 1; sheet <= 6; sheet++) {
			const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
			expect(xml).toMatch(/<pane [^>]*state="frozen"/);
			const rows = [...xml.matchAll(/<row /g)].length;
			expect(xml).toMatch(new RegExp(`</sheetData><autoFilter ref="A1:[A-Z]+${rows}"/>`));
			expect(xml).not.toContain('<mergeCell');
			expect(xml).toContain('<col ');
		}
	});

	test('[E53] numbers are numbers, shares are shares, times are times', async () => {
		const { snapshot, ...rest } = context(['a', 'b']);
		const given = {
			...rest,
			snapshot: { ...snapshot, stage: { ...snapshot.stage, results: voted } }
		};
		const sheets = await read(given);
		expect(sheets.get('Votes by group')).toEqual([
			[
				'What',
				'Link worker: people',
				'Patient: people',
				'Link worker: of 4',
				'Patient: of 3',
				'Average of groups',
				'Least of groups',
				'Difference',
				'Dots'
			],
			['a', 2, 3, 0.5, 1, 0.75, 0.5, 0.5, 6]
		]);
		expect(sheets.get('Coverage')?.at(-1)?.slice(0, 3)).toEqual(['All', 3, 2]);
		const written = sheets.get('Notes')?.[1]?.[6];
		// Days since the last one of 1899: 1 January 2026 is 46023.
		expect(written).toBe(46_023);
	});

	test('[E31] hidden notes are in it where a facilitator asked for them, marked, and else not', async () => {
		const [hidden] = context(['CANARY']).snapshot.notes.values();
		if (!hidden) throw new Error('There is one note.');
		const hiddenNotes = [{ ...hidden, id: 'h1' }];
		const withThem = await read({ ...context(['seen']), hiddenNotes });
		expect(withThem.get('Notes')?.map((row) => [row[3], row[9]])).toEqual([
			['Note', 'Hidden'],
			['seen', ''],
			['CANARY', 'Hidden']
		]);
		const without = partsOf((await exportXlsx(context(['seen']))).bytes);
		for (const [name, xml] of without) expect(xml, name).not.toContain('CANARY');
	});

	test('[E62] signs that XML does not know are left out, and all others stay', async () => {
		const sheets = await read(context(['nul\u0000l and \uFFFE', 'ŵ ਪੰ ع 👩‍👩‍👧 <&>"']));
		expect((sheets.get('Notes') ?? []).slice(1).map((row) => row[3])).toEqual([
			'ŵ ਪੰ ع 👩‍👩‍👧 <&>"',
			'null and '
		]);
	});

	test('[E53] an empty board is a workbook too', async () => {
		const { snapshot, ...rest } = context([]);
		const empty = { ...snapshot, counts: { people: {}, notes: {} }, actions: new Map() };
		const sheets = await read({ ...rest, snapshot: empty });
		expect(sheets.get('Notes')).toHaveLength(1);
		expect(sheets.get('Votes by group')?.[1]).toEqual(['No vote was closed.']);
	});
});
