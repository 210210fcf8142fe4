/** One entry of a `Link` header as the framework writes it: `<address>; rel="…"; as="…"; nopush`. */
const ENTRY = /<([^>]+)>([^,]*)/g;
const FIRST_SCRIPT_ENDS = '</script>';

/**
 * Takes what a page asks for ahead of time out of its `Link` header, which a browser reads before
 * anything else, and puts it behind the first script of the page. Where the address holds a secret,
 * that script has taken it out of the address by then.
 */
export async function preloadsInPage(response: Response): Promise<Response> {
	const link = response.headers.get('link');
	if (!link || !response.body) return response;
	const tags = [...link.matchAll(ENTRY)].map(
		([, href = '', more = '']) => `<link href="${href}"${attributesOf(more)} />`
	);
	const page = await response.text();
	const { status, headers } = response;
	headers.delete('link');
	// The length of the former body; the adapter says the new one.
	headers.delete('content-length');
	const behind = page.replace(FIRST_SCRIPT_ENDS, (end) => end + tags.join(''));
	return new Response(behind, { status, headers });
}

/** `; rel="preload"; as="font"; crossorigin; nopush` as attributes of an element. */
function attributesOf(more: string): string {
	return more
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '' && part !== 'nopush')
		.map((part) => ` ${part}`)
		.join('');
}
