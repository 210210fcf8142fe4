import type { Services } from '../../../server/services.ts';

const key = Symbol.for('fiveways.services');

/**
 * The one door between pages and the server's services. The built pages are a module graph of
 * their own, so the services are not imported: the process that serves puts them here.
 * @throws when called before the server has started, for example while the pages are being built
 */
export function services(): Services {
	const found = (globalThis as { [key]?: Services })[key];
	if (found) return found;
	throw new Error(
		'The services are not there yet. Pages may ask for them when a request comes, not while they are loaded.'
	);
}
