import { type Options, stringify } from 'csv-stringify/sync';
import type { NoteWithId } from '#lib/domain/note.ts';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { orderOf } from '#lib/domain/snapshot.ts';
import { ABOUT_SIGN, encodeCell } from './cell.ts';
import { groupLines } from './csv-groups.ts';
import type { ExportContext, ExportFile } from './export-context.ts';
import { fileName } from './file-name.ts';
import { statement } from './statement.ts';

const columns = [
	'id',
	'question',
	'cluster',
	'group',
	'text',
	'votes',
	'agree',
	'at',
	'via',
	'late'
] as const;

/**
 * One row a note in reading order, then one for each line about the file and for each group's name:
 * UTF-8 with BOM, CRLF, no cell that a spreadsheet would run. Lines about the file begin with a bare `#`, and cells of notes
 * with that sign are quoted, so that readers with a comment sign get every note whole and no more.
 */
export function exportCsv(context: ExportContext): ExportFile {
	const { hiddenNotes } = context;
	const table = hiddenNotes
		? [
				[...columns, 'hidden'],
				...noteRows(context).map((row) => [...row, '']),
				...hiddenNotes.map((note) => [...noteRow(context, note), 'hidden'])
			]
		: [[...columns], ...noteRows(context)];
	const notes = lines(table, {
		bom: true,
		quoted_match: [LINE_END, /#/]
	});
	const about = lines(aboutRows(context), { quoted_match: LINE_END });
	return {
		bytes: new TextEncoder().encode(notes + about),
		type: 'text/csv; charset=utf-8',
		name: fileName(context.title, context.date, 'csv')
	};
}

/**
 * Any sign at which a reader may end a row. Between CRLFs the writer would leave a lone one bare,
 * and the words after it would begin a row of their own, run as a formula by a spreadsheet.
 */
const LINE_END = /[\r\n\u2028\u2029]/;

function lines(rows: string[][], options: Options): string {
	return stringify(
		rows.map((row) => row.map(encodeCell)),
		{ ...options, record_delimiter: '\r\n' }
	);
}

function noteRows(context: ExportContext): string[][] {
	return orderOf(context.snapshot).flatMap((question) =>
		notesInOrder(question).map((note) => noteRow(context, note))
	);
}

function noteRow({ snapshot }: ExportContext, note: NoteWithId): string[] {
	return [
		note.id,
		note.q,
		note.cluster === undefined ? '' : (snapshot.clusters.get(note.cluster)?.name ?? ''),
		note.group,
		note.text,
		String(snapshot.stage.importedDots?.[note.id] ?? 0),
		String(Object.values(note.agree ?? {}).reduce((sum, n) => sum + n, 0)),
		new Date(note.at).toISOString(),
		note.via,
		note.late ? 'late' : ''
	];
}

/** As wide as the header. A comment ends with its line, so each value is on one line. */
function aboutRows(context: ExportContext): string[][] {
	const width = columns.length + (context.hiddenNotes ? 1 : 0);
	const rest = Array<string>(width - 2).fill('');
	const about = [...statement(context), ...groupLines(context.snapshot.meta.groups)];
	return about.map(([name, value]) => [
		`${ABOUT_SIGN} ${name}`,
		value.replace(/\s+/g, ' '),
		...rest
	]);
}
