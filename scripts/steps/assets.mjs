import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './root.mjs';

const immutable = inProject('build', 'client', '_app', 'immutable');
const shelf = inProject('.cache', 'last-immutable');
const day = 24 * 60 * 60 * 1000;

function filesIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

/** Sets the hashed files of the last build aside, since a build empties its folder. */
export function shelveAssets() {
	rmSync(shelf, { recursive: true, force: true });
	if (existsSync(immutable)) cpSync(immutable, shelf, { recursive: true });
}

/**
 * Puts the last build's hashed files beside the new ones for a day, so that a page that was open
 * during an upgrade still finds the parts it loads late. `retired` of the last record tells since
 * when each was out of use; the result is the same for the new record.
 */
export function keepRetiredAssets(retired, now) {
	const kept = {};
	const current = new Set(filesIn(immutable));
	for (const file of filesIn(shelf)) {
		const since = retired[file] ?? now;
		if (current.has(file) || now - since > day) continue;
		mkdirSync(dirname(join(immutable, file)), { recursive: true });
		cpSync(join(shelf, file), join(immutable, file));
		kept[file] = since;
	}
	rmSync(shelf, { recursive: true, force: true });
	return kept;
}
