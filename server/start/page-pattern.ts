const named = new Set([
	'join',
	'sign-in',
	'sign-out',
	'setup',
	'invitation',
	'workshops',
	'boards',
	'check',
	'help',
	'accessibility',
	'privacy',
	'cookies'
]);

/**
 * What may be logged of a page's address: its shape. Ids, codes, and whatever else somebody put
 * there are left out.
 */
export function pagePattern(url: string): { route: string; isFile: boolean } {
	const path = url.split('?', 1)[0] ?? '/';
	if (path === '/') return { route: '/', isFile: false };
	const [first = '', ...rest] = path.slice(1).split('/');
	if (first === '_app' || /\.[a-z0-9]{2,11}$/.test(path)) return { route: 'file', isFile: true };
	if (!named.has(first)) return { route: 'other', isFile: false };
	return { route: `/${first}${rest.map(() => '/…').join('')}`, isFile: false };
}
