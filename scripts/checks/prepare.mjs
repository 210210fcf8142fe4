import { ensureBrowser } from '../steps/browser.mjs';
import { ensureBuilt } from '../steps/build.mjs';
import { Stop } from '../steps/progress.mjs';

const ways = { build: ensureBuilt, browser: ensureBrowser };

/**
 * Brings what the chosen stages need. A need that cannot be met is told and remembered, and the
 * stages without it still run; resolves with the set of what is missing.
 */
export async function prepare(stages, node) {
	const missing = new Set();
	for (const need of new Set(stages.flatMap((stage) => stage.needs ?? []))) {
		try {
			await ways[need](node);
		} catch (error) {
			if (!(error instanceof Stop)) throw error;
			process.stdout.write(`${error.message}\n\n`);
			missing.add(need);
		}
	}
	return missing;
}
