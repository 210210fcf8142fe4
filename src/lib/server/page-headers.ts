/** Pages that say nothing of a workshop or an account; no others are ever kept by a browser. */
const publicRoutes: ReadonlySet<string | null> = new Set([
	'/',
	'/accessibility',
	'/check',
	'/cookies',
	'/help',
	'/privacy'
]);

/**
 * What a browser may keep of a page.
 * @param routeId the page as the framework names it; null where no page fits
 */
export function cacheControl(routeId: string | null): string {
	return publicRoutes.has(routeId) ? 'private, no-cache' : 'no-store';
}

/**
 * Pages tell no other site where somebody came from, as every answer. They do tell their own: under
 * `no-referrer` a browser sends `Origin: null` with a plain form, and the origin check, rightly,
 * refuses that, so nobody could join without scripts.
 */
export const REFERRER_POLICY = 'same-origin';

/**
 * The content policy with the socket's address, which is known only when the server runs. Older
 * Safari does not count `wss:` as `'self'`.
 */
export function withSocketSource(policy: string, publicUrl: string): string {
	const socket = publicUrl.replace(/^http/, 'ws');
	return policy.replace("connect-src 'self'", `connect-src 'self' ${socket}`);
}
