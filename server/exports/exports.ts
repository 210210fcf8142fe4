import type { ExportContext, ExportFile } from './export-context.ts';

type Format = (context: ExportContext) => ExportFile | Promise<ExportFile>;

/** Each is loaded when it is asked for: some bring a library of some megabytes. */
const formats = {
	html: async () => (await import('./html/report.ts')).exportHtml,
	pdf: async () => (await import('./pdf/report.ts')).exportPdf,
	docx: async () => (await import('./docx/plan.ts')).exportDocx,
	pptx: async () => (await import('./pptx/slides.ts')).exportPptx,
	xlsx: async () => (await import('./xlsx/workbook.ts')).exportXlsx,
	csv: async () => (await import('./csv.ts')).exportCsv,
	qdpx: async () => (await import('./qda/project.ts')).exportQdpx,
	qdc: async () => (await import('./qda/codebook.ts')).exportQdc,
	json: async () => (await import('./json.ts')).exportJson
} as const satisfies Record<string, () => Promise<Format>>;
export type ExportFormat = keyof typeof formats;
export const exportFormats = Object.keys(formats) as ExportFormat[];

/** Files for programs say of each hidden note that it is one; a report to be read has none. */
const marksHidden: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

export function isExportFormat(name: string): name is ExportFormat {
	return Object.hasOwn(formats, name);
}

/** One board as one file. Holds what everyone seated may see and nothing else. */
export async function exportBoard(
	format: ExportFormat,
	context: ExportContext
): Promise<ExportFile> {
	const { hiddenNotes: _, ...visible } = context;
	const make: Format = await formats[format]();
	return make(marksHidden.includes(format) ? context : visible);
}
