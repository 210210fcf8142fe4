import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './root.mjs';
import { Stop, step } from './progress.mjs';
import { gist, runQuietly } from './run.mjs';

/**
 * Debian's browsers, the one to take first. The one without windows is what Playwright itself takes
 * for tests that nobody watches: pages open in half the time.
 */
const debian = { shell: '/usr/bin/chromium-headless-shell', whole: '/usr/bin/chromium' };

function starts(path) {
	return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function hasApt() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Finds a Chromium for the browser tests, or brings one: CHROMIUM_PATH, else Debian's (through
 * apt where that is possible), else Playwright's own. Sets CHROMIUM_PATH for the tests; unset
 * means Playwright's own. Stops in words when there is none.
 */
export async function ensureBrowser(node) {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (starts(named)) return;
		throw new Stop(`CHROMIUM_PATH is ${named}, but no browser starts there. Correct or unset it.`);
	}
	if (take(debian.shell) || take(debian.whole)) return;
	await step('Installing a browser for the tests', () => install(node));
}

async function install(node) {
	const apt = hasApt() ? await installFromDebian() : '';
	if (apt === undefined) return;
	const own = await installFromPlaywright(node);
	if (own === undefined) return;
	throw new Stop(
		`No browser could be installed for the tests.\n\n${gist(`${apt}\n${own}`.trim())}\n\n` +
			'Install Chromium yourself and name it: CHROMIUM_PATH=/path/to/chromium npm test'
	);
}

/** Names this browser to the tests, if it starts. */
function take(path) {
	if (!starts(path)) return false;
	process.env.CHROMIUM_PATH = path;
	return true;
}

/** Resolves with nothing when a Chromium starts after it, else with what apt said. */
async function installFromDebian() {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	let { output } = await runQuietly('apt-get', ['update'], env);
	for (const [name, path] of [
		['chromium-headless-shell', debian.shell],
		['chromium', debian.whole]
	]) {
		const add = ['install', '--yes', '--no-install-recommends', name];
		output += (await runQuietly('apt-get', add, env)).output;
		if (take(path)) return undefined;
	}
	return output;
}

/** Resolves with nothing when Playwright's own Chromium is there, else with what it said. */
async function installFromPlaywright(node) {
	const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
	const systemLibraries = hasApt() ? ['--with-deps'] : [];
	const args = [playwright, 'install', ...systemLibraries, 'chromium'];
	const { code, output } = await runQuietly(node, args);
	return code === 0 ? undefined : output;
}
