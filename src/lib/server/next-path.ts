const here = 'http://here.invalid';

/** Where to go after signing in: a path of this site, else the list of workshops. */
export function nextPath(wish: string | null): string {
	const usual = '/workshops';
	if (!wish?.startsWith('/')) return usual;
	const url = URL.parse(wish, here);
	// `//elsewhere` and `/\elsewhere` also begin with a slash, and browsers read both as a host.
	if (!url || url.origin !== here || url.username) return usual;
	return url.pathname.startsWith('/sign-') ? usual : url.pathname + url.search;
}
