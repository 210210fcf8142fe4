import type { Handle, HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { readAccount } from '#lib/server/account.ts';
import { cacheControl, withSocketSource } from '#lib/server/page-headers.ts';
import { BLAND, reportFault } from '#lib/server/report-fault.ts';
import { services } from '#lib/server/services.ts';

const account: Handle = async ({ event, resolve }) => {
	await readAccount(event);
	return resolve(event);
};

// Other security headers are the same for pages, files and API: `server/headers.ts`.
const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('cache-control', cacheControl(event.route.id));
	const policy = response.headers.get('content-security-policy');
	if (policy) {
		const { publicUrl } = services().settings;
		response.headers.set('content-security-policy', withSocketSource(policy, publicUrl));
	}
	return response;
};

export const handle = sequence(headers, account);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	// 404 and the like: the framework's own words say nothing of the server.
	if (status < 500) return { message };
	return { message: BLAND, id: reportFault(error, { routeId: event.route.id, status }) };
};
