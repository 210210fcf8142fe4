import { replaceState } from '$app/navigation';

/**
 * Takes the secret of a link to join, to set up or to a room screen, once: the one kept by `app.html` when the page was
 * opened, or the one of an address that changed since. It is in no address afterwards.
 */
export function takeAddressSecret(): string | undefined {
	const kept = window.fiveways?.secret;
	delete window.fiveways;
	const typed = location.hash.slice(1);
	if (typed && typed !== 'main') replaceState(location.pathname + location.search, {});
	return kept ?? (typed && typed !== 'main' ? typed : undefined);
}
