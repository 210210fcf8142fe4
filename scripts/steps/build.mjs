import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './root.mjs';
import { Stop, step } from './progress.mjs';
import { askedToStop, gist, runQuietly } from './run.mjs';
import { fingerprint } from './fingerprint.mjs';
import { keepRetiredAssets, shelveAssets } from './assets.mjs';

const record = inProject('build', 'built-from.json');

function lastRecord() {
	try {
		return JSON.parse(readFileSync(record, 'utf8'));
	} catch {
		return {}; // No build yet, or one made without these scripts: build again.
	}
}

/** True when build/ was made from the sources as they are now. */
export function isBuilt() {
	return existsSync(inProject('build', 'handler.js')) && lastRecord().fingerprint === fingerprint();
}

/** Builds the pages when the build is missing or stale; silent when it is not. */
export async function ensureBuilt(node) {
	if (!isBuilt()) await build(node);
}

/** Builds the pages and records what they were built from; resolves with what Vite wrote. */
export async function build(node) {
	const madeFrom = fingerprint();
	const { retired = {} } = lastRecord();
	shelveAssets();
	const output = await step('Building the pages', () => runBuild(node));
	const kept = keepRetiredAssets(retired, Date.now());
	writeFileSync(record, JSON.stringify({ fingerprint: madeFrom, retired: kept }, null, '\t'));
	return output;
}

async function runBuild(node) {
	const vite = inProject('node_modules', 'vite', 'bin', 'vite.js');
	const { code, output } = await runQuietly(node, [vite, 'build']);
	if (code === 0) return output;
	if (askedToStop()) throw new Stop('Stopped while building. Run the same command to go on.');
	throw new Stop(`The pages could not be built:\n\n${gist(output)}`);
}
