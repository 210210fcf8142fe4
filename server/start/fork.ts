import { getRequestListener } from '@hono/node-server';
import type { RequestListener } from 'node:http';
import { visitorAddress } from '../address.ts';
import { type createApp, appPaths } from '../app.ts';
import type { Settings } from '../config.ts';
import { securityHeaders } from '../headers.ts';
import type { Log } from '../log.ts';
import { pagePattern } from './page-pattern.ts';

/** The header by which pages are told whose request it is. What a visitor puts there is written over. */
export const ADDRESS_HEADER = 'x-visitor-address';

/** The app as a listener of Node's server. */
export function appListener(app: ReturnType<typeof createApp>): RequestListener {
	const listener = getRequestListener((request, env) => app.fetch(request, env), {
		// Else the global Request and Response would be replaced under SvelteKit.
		overrideGlobalObjects: false
	});
	return (request, response) => void listener(request, response);
}

export function isForApp(url: string | undefined): boolean {
	return appPaths.test(url ?? '');
}

/** A fork in the road: programs, sockets and operators to the app, all else to the pages. */
export function fork(
	app: RequestListener,
	pages: RequestListener,
	{ settings, log }: { settings: Settings; log: Log }
): RequestListener {
	const headers = Object.entries(securityHeaders(settings));
	return (request, response) => {
		if (isForApp(request.url)) return app(request, response);
		const start = performance.now();
		const page = pagePattern(request.url ?? '/');
		for (const [name, value] of headers) response.setHeader(name, value);
		response.once('finish', () => {
			const ms = Math.round(performance.now() - start);
			const method = request.method?.slice(0, 10);
			const details = { method, route: page.route, status: response.statusCode, ms };
			if (page.isFile) log.debug(details, 'file');
			else log.info(details, 'page');
		});
		request.headers[ADDRESS_HEADER] = visitorAddress(
			request.socket.remoteAddress,
			textOf(request.headers['x-forwarded-for']),
			settings.trustProxy
		);
		pages(request, response);
	};
}

/** Node joins a header that comes several times; its types leave that open. */
function textOf(header: string | string[] | undefined): string | undefined {
	return Array.isArray(header) ? header.join(',') : header;
}
