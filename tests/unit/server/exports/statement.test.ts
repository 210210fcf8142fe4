import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import type { ExportContext } from '../../../../server/exports/export-context.ts';
import { exportCsv } from '../../../../server/exports/csv.ts';
import {
	exportBoard,
	type ExportFormat,
	exportFormats
} from '../../../../server/exports/exports.ts';
import { readNotesCsv } from '../../../../server/exports/csv-import.ts';
import { momentInWords, statement } from '../../../../server/exports/statement.ts';
import { context, groups, nasty, textOf } from '../../../support/exported.ts';
import { partsOf, wordsIn } from '../../../support/zipped.ts';

type Line = [name: string, value: string];
const signs = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" } as const;

/** How a reader of each format finds what the file states about itself. */
const linesOf = {
	csv: (text) =>
		parse(text, { bom: true })
			.filter(([first]) => first?.startsWith('#') && !first.startsWith('# Group '))
			.map((row) => [row[0]?.slice(2) ?? '', row[1] ?? '']),
	json: (text) => {
		const { about, exported } = JSON.parse(text) as { about: Line[]; exported: string };
		return [...about, ['Exported', momentInWords(Date.parse(exported))]];
	},
	html: (text) =>
		[...text.matchAll(/<dt>(.*?)<\/dt>\s*<dd dir="auto">(.*?)<\/dd>/g)].map(
			([, ...line]) =>
				line.map((words) =>
					words.replace(/&(#?\w+);/g, (_, name: keyof typeof signs) => signs[name])
				) as Line
		)
} satisfies Partial<Record<ExportFormat, (text: string) => Line[]>>;
const isText = (format: ExportFormat): format is keyof typeof linesOf => format in linesOf;

const sorted = (lines: Line[]) => lines.map((line) => line.join(': ')).sort();

describe('what a file states about itself', () => {
	it.each(exportFormats.filter(isText))('[E30] %s holds every line', async (format) => {
		for (const given of [
			context(nasty),
			{ ...context([]), title: '=1+1 "loud", # and two', site: 'Mill; & Lock' }
		]) {
			const text = textOf((await exportBoard(format, given)).bytes);
			const apostrophe = format === 'csv' ? "'=" : '=';
			const expected = statement(given).map(([name, value]): Line => [
				name,
				value.replace(/^=/, apostrophe)
			]);
			expect(sorted(linesOf[format](text))).toEqual(sorted(expected));
		}
	});

	// Words of a PDF are numbers of signs in its fonts: its own test reads them.
	it.each(exportFormats.filter((format) => !isText(format) && format !== 'pdf'))(
		'[E30] %s, which is made of XML, holds every line',
		async (format) => {
			for (const given of [context(nasty), { ...context([]), site: 'Mill & <Lock>' }]) {
				const { bytes } = await exportBoard(format, given);
				const parts = format === 'qdc' ? [textOf(bytes)] : [...partsOf(bytes).values()];
				const all = parts.map((part) => wordsIn(part).join(' ')).join(' ');
				for (const [name, value] of statement(given)) {
					expect(all).toContain(name);
					expect(all, name).toContain(value);
				}
			}
		}
	);

	it('[E30] the lines are those that every export owes its reader', () => {
		expect(statement(context(nasty))).toEqual([
			['Workshop', 'Canalside <workshop>'],
			['Site', 'Mill & Lock'],
			['Date', '1 January 2026'],
			['Exported', '1 January 2026 at 00:00 (UTC)'],
			['Step', 'Share'],
			['Framework', expect.stringMatching(/, 5ws version 1\.0\.0$/)],
			['Study', expect.stringContaining('10.1186/s12875-025-02908-9')],
			['Linked themes', 'Mapping inferred from the abstract of the study.'],
			['Filter', 'None: all notes that everyone can see.'],
			[
				'Groups',
				'Each note shows one group. Its writer chose it, or a facilitator did for them, or it came with a file. A facilitator may have shown two groups as one, under a common name.'
			],
			[
				'Anonymity',
				'No writer is named. A note shows its group and nothing else about its writer.'
			],
			['Dots', '3 dots came with the file. The groups of those who voted are not known.'],
			[
				'Left out',
				'2 notes hidden by a facilitator are left out. Private and deleted notes are never in a file.'
			],
			['Words', "These are participants' own words."],
			['Deletion', 'The board is deleted on 1 April 2026.']
		]);
	});

	it('[E56] dots are spoken of where some came with a file, and only of notes that are there', () => {
		const dots = (importedDots: Record<string, number>, texts = ['a', 'b']) => {
			const { snapshot, ...rest } = context(texts);
			const stage = { ...snapshot.stage, importedDots };
			const given = { ...rest, snapshot: { ...snapshot, stage } };
			return new Map(statement(given)).get('Dots');
		};
		expect(dots({ n0: 36, n1: 1 })).toMatch(/^37 dots came with the file\./);
		expect(dots({ n0: 1 })).toMatch(/^1 dot came/);
		expect(dots({ gone: 3 })).toBeUndefined();
		expect(dots({})).toBeUndefined();
	});

	it('[E30] a workshop without a site says so, and one hidden note is one', () => {
		const { site: _, ...rest } = context([]);
		const lines = new Map(statement({ ...rest, hidden: 1 } satisfies ExportContext));
		expect(lines.get('Site')).toBe('Not given');
		expect(lines.get('Left out')).toMatch(/^1 note hidden by a facilitator is left out\./);
	});
});

describe('the lines of a CSV file', () => {
	const given = { ...context(nasty), title: 'Two\r\nlines, "quoted"' };
	const { bytes } = exportCsv(given);

	it('[E30] stand after the notes, each as wide as the header, with no text', () => {
		const rows: string[][] = parse(Buffer.from(bytes), { bom: true });
		expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
		const about = rows.slice(nasty.length + 1);
		expect(about.map(([first]) => first)).toEqual([
			...statement(given).map(([name]) => `# ${name}`),
			...groups.map(({ id }) => `# Group ${id}`)
		]);
		expect(about[0]?.[1]).toBe('Two lines, "quoted"');
		expect(rows.slice(1).filter((row) => row[4] !== '')).toHaveLength(nasty.length);
	});

	it('[E42] say what each group is called, so that a reader knows what g1 means', () => {
		const { snapshot } = given;
		const added = [standardGroup('lw', '=Helpers, all'), standardGroup('g1', 'Faith leaders')];
		const renamed = { ...snapshot, meta: { ...snapshot.meta, groups: added } };
		const rows: string[][] = parse(Buffer.from(exportCsv({ ...given, snapshot: renamed }).bytes), {
			bom: true
		});
		expect(rows.slice(-2).map(([name, value]) => [name, value])).toEqual([
			['# Group lw', "'=Helpers, all"],
			['# Group g1', 'Faith leaders']
		]);
	});

	it('[E30] are comments to a reader with a comment sign, and no text is cut by it', () => {
		const rows: { text: string }[] = parse(Buffer.from(bytes), {
			bom: true,
			columns: true,
			comment: '#'
		});
		expect(rows).toHaveLength(nasty.length);
		const withSign = (text: string) => text.includes('#');
		expect(rows.map(({ text }) => text).filter(withSign)).toEqual(nasty.filter(withSign));
	});

	it('[E54] do not come back as notes', () => {
		expect(readNotesCsv(bytes, groups).notes).toHaveLength(nasty.length);
	});
});
