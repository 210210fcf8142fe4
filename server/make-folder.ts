import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, for this user alone, unless it is there. Step by step: where
 * none can be made, as under /proc, Node's own way of doing all at once never ends.
 * @throws the system's error
 */
export function makeFolder(folder: string): void {
	if (isFolder(folder)) return;
	const above = dirname(folder);
	if (above !== folder) makeFolder(above);
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (cause) {
		// Another process may have made it in the meantime.
		if (!isFolder(folder)) throw cause;
	}
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
