import { Packer } from 'docx';
import { coverage } from '#lib/evidence/coverage.ts';
import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { actionSection } from './actions.ts';
import { coverageSection } from './coverage.ts';
import { documentOf } from './document.ts';
import { methodSection } from './method.ts';
import { attendance, inShort, PLAN, titleBlock } from './opening.ts';
import { coreProperties } from './properties.ts';
import { questionSections } from './questions.ts';
import { resultsSection } from './results.ts';
import { youSaid } from './you-said.ts';

/** The plan that goes to a board as it is: what was said, what matters most and who will do what. */
export async function exportDocx(context: ExportContext): Promise<ExportFile> {
	const { snapshot, reported, title, date, exportedAt } = context;
	const { meta, counts } = snapshot;
	const table = coverage(meta.framework.questions, meta.groups, counts.notes, counts.people);
	const document = documentOf(title, [
		...titleBlock(context),
		...inShort(table, reported),
		...attendance(table, reported),
		...coverageSection(table),
		...questionSections(snapshot),
		...resultsSection(snapshot),
		...actionSection(snapshot),
		...youSaid(snapshot),
		...methodSection(context)
	]);
	const core = {
		path: 'docProps/core.xml',
		data: coreProperties(`${title}: ${PLAN}`, exportedAt)
	};
	return {
		bytes: new Uint8Array(await Packer.toBuffer(document, false, [core])),
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		name: fileName(title, date, 'docx')
	};
}
