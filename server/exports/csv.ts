import { stringify } from 'csv-stringify/sync';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { orderOf } from '#lib/domain/snapshot.ts';
import { encodeCell } from './cell.ts';
import type { ExportContext, ExportFile } from './export-context.ts';
import { fileName } from './file-name.ts';

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

/** One row a note in reading order: UTF-8 with BOM, CRLF, no cell that a spreadsheet would run. */
export function exportCsv(context: ExportContext): ExportFile {
	const { snapshot } = context;
	const dots = snapshot.stage.importedDots ?? {};
	const rows = orderOf(snapshot).flatMap((question) =>
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
	const text = stringify([[...columns], ...rows.map((row) => row.map(encodeCell))], {
		bom: true,
		record_delimiter: '\r\n'
	});
	return {
		bytes: new TextEncoder().encode(text),
		type: 'text/csv; charset=utf-8',
		name: fileName(context.title, context.date, 'csv')
	};
}
