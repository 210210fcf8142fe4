import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './root.mjs';
import { Stop, step } from './progress.mjs';
import { askedToStop, gist, runQuietly, systemEnvironment } from './run.mjs';

function packagesOf(file) {
	if (!existsSync(file)) return undefined;
	const { '': _root, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
	return packages;
}

/** Packages that may rightly be absent: made for another platform, or not wanted here. */
function mayBeAbsent(entry, development) {
	return Boolean(entry.optional || entry.devOptional || (entry.dev && !development));
}

/**
 * True when node_modules holds what package-lock.json asks for. npm leaves its own record in
 * node_modules, so this costs two small reads and starts no process. `development` false asks
 * only for what a finished build needs to run.
 */
function isInstalled({ development }) {
	const wanted = packagesOf(inProject('package-lock.json'));
	const present = packagesOf(inProject('node_modules', '.package-lock.json'));
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		const here = present[path];
		if (!here) return mayBeAbsent(entry, development);
		return here.version === entry.version && here.integrity === entry.integrity;
	});
}

/** "143 of 277 packages": those already unpacked, counted on disk. */
function unpacked() {
	const wanted = packagesOf(inProject('package-lock.json')) ?? {};
	const paths = Object.keys(wanted).filter((path) => !wanted[path].optional);
	const present = paths.filter((path) => existsSync(inProject(path, 'package.json')));
	return `${present.length} of ${paths.length} packages`;
}

/** Installs the locked packages when they are missing or out of step; silent when they are not. */
export async function ensureInstalled({ development }) {
	if (isInstalled({ development })) return;
	await step('Installing packages', install, unpacked);
}

async function install() {
	// NODE_ENV=production would leave out what the build needs, hence the two includes.
	const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const { code, output } = await runQuietly('npm', args, systemEnvironment());
	if (code === 0) return;
	if (askedToStop()) throw new Stop('Stopped while installing. Run the same command to go on.');
	throw new Stop(
		`The packages could not be installed. npm said:\n\n${gist(output)}\n\n` +
			'Check the network (or the proxy npm uses), then run the same command again.'
	);
}
