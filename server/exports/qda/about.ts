import type { ExportContext } from '../export-context.ts';
import { statement } from '../statement.ts';

/** What the file says about itself, a line for each thing, as one description. */
export function statementText(context: ExportContext): string {
	return statement(context)
		.map(([name, value]) => `${name}: ${value}`)
		.join('\n');
}
