import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import type { ExportContext } from '../export-context.ts';
import { statement } from '../statement.ts';
import { type Block, heading, paragraph, plain, words } from './text.ts';

/** How this was made, with the study that the questions come from. */
export function methodSection(context: ExportContext): Block[] {
	return [
		heading(1, said.method),
		plain(
			`The notes stand under five questions. Each has one group, and "Groups" below says how. Our prompts: ${context.snapshot.meta.framework.promptsBy} Linked themes come from the study named below.`
		),
		...statement(context).map(([name, value]) =>
			paragraph([...words(name, 'Term'), ...words(': '), ...words(value)])
		)
	];
}
