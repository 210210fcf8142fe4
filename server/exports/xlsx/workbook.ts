import writeExcelFile from 'write-excel-file/node';
import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import {
	aboutSheet,
	actionsSheet,
	clustersSheet,
	coverageSheet,
	notesSheet,
	type SheetRows,
	votesSheet
} from './sheets.ts';

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number];

/** The workbook for an analyst: every text a text, the head of each sheet fixed and with a filter. */
export async function exportXlsx(context: ExportContext): Promise<ExportFile> {
	const sheets = [
		notesSheet(context),
		coverageSheet(context),
		clustersSheet(context),
		votesSheet(context),
		actionsSheet(context),
		aboutSheet(context)
	];
	const book = writeExcelFile(
		sheets.map(({ name, widths, rows }) => ({
			sheet: name,
			data: rows,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: 1,
			orientation: 'landscape' as const
		})),
		{ fontFamily: 'Arial', fontSize: 11, features: [withFilters(sheets)] }
	);
	return {
		bytes: new Uint8Array(await book.toBuffer()),
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		name: fileName(context.title, context.date, 'xlsx')
	};
}

/** The library fixes the head and knows no filter: one element behind the rows of each sheet. */
function withFilters(sheets: readonly SheetRows[]): Feature {
	return {
		files: {
			transform: {
				'xl/worksheets/sheet{id}.xml': {
					transform: (content, _options, { sheetIndex }) =>
						content.replace('</sheetData>', `</sheetData>${filterOf(sheets[sheetIndex])}`)
				}
			}
		}
	};
}

function filterOf(sheet: SheetRows | undefined): string {
	if (!sheet) return '';
	return `<autoFilter ref="A1:${columnName(sheet.widths.length)}${sheet.rows.length}"/>`;
}

/** "A" for 1, "AB" for 28. */
function columnName(place: number): string {
	const rest = (place - 1) % 26;
	const before = Math.floor((place - 1) / 26);
	return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + rest);
}
