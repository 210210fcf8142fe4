import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './root.mjs';
import { Stop } from './progress.mjs';

/** The oldest Node that runs the server: it strips types and has a settled node:sqlite. */
const floor = { major: 24, minor: 16 };

/** True for '24.16.0', 'v24.21.0' and '26.10.0', false for '20.20.2' and '24.15.9'. */
function isNewEnough(version) {
	const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
	return major > floor.major || (major === floor.major && minor >= floor.minor);
}

/**
 * The Node to run the project with: this one when it is new enough (the case within npm once
 * everything is installed), else the one the packages brought.
 */
function findNode() {
	if (isNewEnough(process.version)) return process.execPath;
	const brought = inProject('node_modules', '.bin', 'node');
	if (!existsSync(brought)) return undefined;
	const asked = spawnSync(brought, ['--version'], { encoding: 'utf8' });
	return asked.status === 0 && isNewEnough(asked.stdout.trim()) ? brought : undefined;
}

/** As `findNode`, or stops and says what the person can do. */
export function requireNode() {
	const node = findNode();
	if (node) return node;
	throw new Stop(
		[
			`Fiveways needs Node ${floor.major}.${floor.minor} or newer. This is Node ${process.versions.node}.`,
			'It usually comes with the packages, but it could not be fetched for this machine.',
			'This happens where the npm registry cannot be reached, or where npm is set to ignore install scripts.',
			'You can do one of these, then run the same command again:',
			`  - install Node ${floor.major} from https://nodejs.org/en/download, or`,
			'  - run: npm ci --include=dev --include=optional --ignore-scripts=false'
		].join('\n')
	);
}
