import { exportCsv } from './csv.ts';
import type { ExportContext, ExportFile } from './export-context.ts';
import { exportHtml } from './html/report.ts';
import { exportJson } from './json.ts';

const formats = { html: exportHtml, csv: exportCsv, json: exportJson } as const;
export type ExportFormat = keyof typeof formats;
export const exportFormats = Object.keys(formats) as ExportFormat[];

/** Files for programs say of each hidden note that it is one; a report to be read has none. */
const marksHidden: readonly ExportFormat[] = ['csv', 'json'];

export function isExportFormat(name: string): name is ExportFormat {
	return Object.hasOwn(formats, name);
}

/** One board as one file. Holds what everyone seated may see and nothing else. */
export function exportBoard(format: ExportFormat, context: ExportContext): ExportFile {
	const { hiddenNotes: _, ...visible } = context;
	return formats[format](marksHidden.includes(format) ? context : visible);
}
