import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import type { ExportContext } from '../export-context.ts';
import { statement } from '../statement.ts';
import { type Block, heading, paragraph } from './blocks.ts';

/** How this was made, with the study that the questions come from. */
export function methodSection(context: ExportContext): Block[] {
	return [
		heading(2, said.method),
		paragraph(
			`The notes stand under five questions. Each has one group, and "Groups" below says how. Our prompts: ${context.snapshot.meta.framework.promptsBy} Linked themes come from the study named below.`
		),
		...statement(context).map(([name, value]) =>
			paragraph([{ text: `${name}: `, bold: true }, { text: value }])
		)
	];
}
