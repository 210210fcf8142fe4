import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { httpMessage } from '#lib/domain/errors.ts';
import { readAccount } from '#lib/server/account.ts';
import { withinLimit } from '#lib/server/body-limit.ts';
import { mayChange } from '#lib/server/own-origin.ts';
import { cacheControl, REFERRER_POLICY, withSocketSource } from '#lib/server/page-headers.ts';
import { preloadsInPage } from '#lib/server/preloads-in-page.ts';
import { BLAND, reportFault } from '#lib/server/report-fault.ts';
import { services } from '#lib/server/services.ts';

const ownOrigin: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	if (!mayChange(method, headers.get('origin'), services().settings.publicUrl)) {
		error(403, httpMessage('wrong-origin'));
	}
	return resolve(event);
};

const bodyLimit: Handle = ({ event, resolve }) => {
	event.request = withinLimit(event.request, event.route.id);
	return resolve(event);
};

const account: Handle = async ({ event, resolve }) => {
	await readAccount(event);
	// Words come in their own letters at once, not first in others: that moves lines.
	return resolve(event, {
		preload: ({ type, path }) => type !== 'font' || path.includes('latin-wght')
	});
};

/** Pages whose address may hold a secret after the `#`, which the first script takes out. */
const holdsSecret = ['/join', '/setup', '/invitation', '/boards/[boardId]/screen'];

const preloads: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	return holdsSecret.includes(event.route.id ?? '') ? preloadsInPage(response) : response;
};

// Other security headers are the same for pages, files and API: `server/headers.ts`.
const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('cache-control', cacheControl(event.route.id));
	response.headers.set('referrer-policy', REFERRER_POLICY);
	const policy = response.headers.get('content-security-policy');
	if (policy) {
		const { publicUrl } = services().settings;
		response.headers.set('content-security-policy', withSocketSource(policy, publicUrl));
	}
	return response;
};

export const handle = sequence(headers, preloads, ownOrigin, bodyLimit, account);

export const handleError: HandleServerError = ({ error: fault, event, status, message }) => {
	// 404 and the like: the framework's own words say nothing of the server.
	if (status < 500) return { message };
	return { message: BLAND, id: reportFault(fault, { routeId: event.route.id, status }) };
};
