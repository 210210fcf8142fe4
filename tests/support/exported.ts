import { framework } from '#lib/domain/framework.ts';
import { standardGroup } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';
import { newStage } from '#lib/domain/stage.ts';
import type { ExportContext } from '../../server/exports/export-context.ts';

/** Texts that a spreadsheet, a page or a reader with a comment sign might take for something else. */
export const nasty = [
	'=1+1',
	'+44',
	'-1',
	'@SUM(A1)',
	'＝1',
	"'=already",
	"''=twice",
	"'plain apostrophe",
	'quote " and, comma',
	'two\nlines',
	'harmless first\n=1+1',
	'\n\n@last',
	'#hashtag first',
	'flat # 3, ring twice',
	'<script>alert(1)</script>',
	'[link](javascript:alert(1))',
	'مرحبا بكم',
	'ਪੰਜਾਬੀ 👩‍👩‍👧',
	'Mae’r neuadd &amp; co'
];
export const groups = (['hcp', 'lw', 'vcs', 'patient', 'other'] as const).map((id) =>
	standardGroup(id)
);

/** A board of those notes, the second one in a cluster, as an export is given it. */
export function context(texts: string[]): ExportContext {
	const notes = new Map<string, Note>(
		texts.map((text, index) => [
			`n${index}`,
			{
				q: 'how',
				text,
				v: 1,
				group: 'patient',
				at: 1_767_225_600_000,
				via: 'self',
				p: [index % 2, Math.floor(index / 2)],
				...(index === 0 ? { late: true as const } : {}),
				...(index === 1 ? { cluster: 'c1' } : {})
			}
		])
	);
	return {
		snapshot: {
			meta: {
				title: 'T',
				framework,
				groups,
				deletedOn: '2026-04-01',
				epoch: 'e',
				v: 1
			},
			stage: { ...newStage('share'), importedDots: { n2: 3 } },
			notes,
			actions: new Map([
				[
					'a1',
					{
						text: 'Set up <one> number',
						owner: 'The PCN',
						due: '2026-03-01',
						from: ['c1', 'gone'],
						at: 1_767_225_600_000,
						v: 2
					}
				],
				['a2', { text: 'Ask the council', at: 1_767_225_660_000, v: 1 }]
			]),
			clusters: new Map([['c1', { q: 'how', name: '=Phone "lines"', p: [0, 30] }]]),
			counts: { people: { patient: 3 }, notes: { how: { patient: texts.length } } }
		},
		reported: { groups, present: 1, isFew: false, sentences: [], joins: [] },
		boardId: 'b1',
		title: 'Canalside <workshop>',
		site: 'Mill & Lock',
		date: '2026-01-01',
		deletedOn: '2026-04-01',
		exportedAt: 1_767_225_600_000,
		hidden: 2
	};
}

/** The words of a file with its BOM. */
export const textOf = (bytes: Uint8Array) =>
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
