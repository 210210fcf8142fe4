// `npm test`: brings what the tests need, runs every stage, and ends with the counts.
// `npm test -- unit lint` runs only the stages named. Every stage runs even when one fails.
import { chooseStages } from './checks/choose.mjs';
import { prepare } from './checks/prepare.mjs';
import { sayBeginning, sayEnd, saySummary, sayTotal } from './checks/report.mjs';
import { runStage } from './checks/run-stage.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { requireNode } from './steps/node.mjs';
import { runScript, Stop } from './steps/progress.mjs';
import { askedToStop } from './steps/run.mjs';

await runScript(async () => {
	const stages = chooseStages(process.argv.slice(2));
	const node = await install();
	if (!node) return 1;
	const missing = await prepare(stages, node);
	const results = [];
	for (const stage of stages) {
		if (askedToStop()) break;
		sayBeginning(stage);
		const result = await runStage(stage, node, missing);
		sayEnd(stage, result);
		results.push({ stage, result });
	}
	saySummary(results);
	return askedToStop() || results.some(({ result }) => result.failed > 0) ? 1 : 0;
});

/** The Node to test with, or nothing, once the reason and the closing line were printed. */
async function install() {
	try {
		await ensureInstalled({ development: true });
		return requireNode();
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		process.stdout.write(`${error.message}\n\n`);
		sayTotal([{ passed: 0, failed: 1 }]);
		return undefined;
	}
}
