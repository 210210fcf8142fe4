import { expect, it } from 'vitest';
import { preloadsInPage } from '#lib/server/preloads-in-page.ts';

const page = '<head><script>take()</script><title>Join</title></head><script>start()</script>';

it('[X2] what a page asks for ahead of time stands behind its first script, and in no header', async () => {
	const response = new Response(page, {
		status: 201,
		headers: {
			'content-type': 'text/html',
			'content-length': '5',
			link: '</a.css>; rel="preload"; as="style"; nopush, </b.js>; rel="modulepreload"; nopush, </c.woff2>; rel="preload"; as="font"; type="font/woff2"; crossorigin; nopush'
		}
	});
	const moved = await preloadsInPage(response);
	expect(moved.status).toBe(201);
	expect([...moved.headers.keys()]).toEqual(['content-type']);
	expect(await moved.text()).toBe(
		'<head><script>take()</script>' +
			'<link href="/a.css" rel="preload" as="style" />' +
			'<link href="/b.js" rel="modulepreload" />' +
			'<link href="/c.woff2" rel="preload" as="font" type="font/woff2" crossorigin />' +
			'<title>Join</title></head><script>start()</script>'
	);
});

it('[X2] an answer that asks for nothing ahead is left as it is', async () => {
	const response = new Response('{}');
	expect(await preloadsInPage(response)).toBe(response);
});
