import { coverage } from '#lib/evidence/coverage.ts';
import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { actionSection } from './actions.ts';
import { type Block, paragraph, textsOf } from './blocks.ts';
import { coverageSection } from './coverage.ts';
import { flow, layOut } from './flow.ts';
import { footOf } from './footer.ts';
import { methodSection } from './method.ts';
import { attendance, inShort, titleBlock } from './opening.ts';
import { Paper } from './paper.ts';
import { questionSections } from './questions.ts';
import { resultsSection } from './results.ts';
import { isShown } from './runs.ts';
import { blank, Sheet } from './sheet.ts';

/** Of a board with letters that no font of the file has; those from right to left are among them. */
const SOME_MISSING =
	'Some letters cannot be shown in a PDF. The report as a web page has them all.';

/**
 * The report as a tagged PDF for a board paper or an archive: the same words as the web page, in an
 * order that a screen reader follows.
 * @param compress false for who wants to read the bytes
 */
export async function exportPdf(
	context: ExportContext,
	{ compress = true }: { compress?: boolean } = {}
): Promise<ExportFile> {
	const { title, date, exportedAt } = context;
	const paper = new Paper({ title, time: exportedAt, compress });
	const bytes = bytesOf(paper);
	const root = paper.struct('Document');
	paper.addStructure(root);
	const laid = blocksOf(context).map((block) => layOut(block, paper));
	const counted = new Sheet(blank);
	flow(laid, counted, root);
	const sheet = new Sheet(paper, footOf(paper, title, counted.number));
	flow(laid, sheet, root);
	sheet.end();
	root.end();
	paper.end();
	return { bytes: await bytes, type: 'application/pdf', name: fileName(title, date, 'pdf') };
}

function blocksOf(context: ExportContext): Block[] {
	const { snapshot, reported } = context;
	const { meta, counts } = snapshot;
	const table = coverage(meta.framework.questions, meta.groups, counts.notes, counts.people);
	const head = titleBlock(context);
	const body = [
		...inShort(table, reported),
		...attendance(table, reported),
		...coverageSection(table),
		...questionSections(snapshot),
		...resultsSection(snapshot),
		...actionSection(snapshot),
		...methodSection(context)
	];
	const isWhole = [...head, ...body].flatMap(textsOf).every(isShown);
	return [...head, ...(isWhole ? [] : [paragraph(SOME_MISSING)]), ...body];
}

async function bytesOf(paper: Paper): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const part of paper as unknown as AsyncIterable<Uint8Array>) parts.push(part);
	return new Uint8Array(Buffer.concat(parts));
}
