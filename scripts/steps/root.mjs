import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const here = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the project, whatever the directory the script was called from. */
export function inProject(...parts) {
	return join(here, ...parts);
}
