import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inProject } from '../steps/root.mjs';
import { runInForeground } from '../steps/run.mjs';

/**
 * Runs the commands of one stage until one fails; resolves with its counts and its time. A stage
 * that lacks something it needs is not run and counts as one failure.
 */
export async function runStage(stage, node, missing) {
	const lacks = (stage.needs ?? []).filter((need) => missing.has(need));
	if (lacks.length > 0) {
		process.stdout.write(`Not run, for want of: ${lacks.join(', ')}.\n`);
		return { passed: 0, failed: 1, skipped: 0, milliseconds: 0 };
	}
	const began = Date.now();
	if (stage.report) makeRoomFor(inProject(stage.report));
	const code = await runCommands(stage, node);
	return { ...stage.count(code, stage.report), milliseconds: Date.now() - began };
}

/** A report of an earlier run must not be counted for this one. */
function makeRoomFor(report) {
	rmSync(report, { force: true });
	mkdirSync(dirname(report), { recursive: true });
}

async function runCommands(stage, node) {
	for (const [tool, ...args] of stage.commands) {
		const file = inProject('node_modules', tool);
		const code = await runInForeground(node, [file, ...args], { ...process.env, ...stage.env });
		if (code !== 0) return code;
	}
	return 0;
}
