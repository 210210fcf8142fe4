import { type Options, stringify } from 'csv-stringify/sync';
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
	const notes = lines([[...columns], ...noteRows(context)], {
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

function noteRows({ snapshot }: ExportContext): string[][] {
	const dots = snapshot.stage.importedDots ?? {};
	return orderOf(snapshot).flatMap((question) =>
		notesInOrder(question).map((note) => [
			note.id,
			note.q,
			note.cluster === undefined ? '' : (snapshot.clusters.get(note.cluster)?.name ?? ''),
			note.group,
			note.text,
			String(dots[note.id] ?? 0),
			String(Object.values(note.agree ?? {}).reduce((sum, n) => sum + n, 0)),
			new Date(note.at).toISOString(),
			note.via,
			note.late ? 'late' : ''
		])
	);
}

/** As wide as the header. A comment ends with its line, so each value is on one line. */
function aboutRows(context: ExportContext): string[][] {
	const rest = Array<string>(columns.length - 2).fill('');
	const about = [...statement(context), ...groupLines(context.snapshot.meta.groups)];
	return about.map(([name, value]) => [
		`${ABOUT_SIGN} ${name}`,
		value.replace(/\s+/g, ' '),
		...rest
	]);
}
