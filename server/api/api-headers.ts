import type { MiddlewareHandler } from 'hono';
import { apiPolicy, securityHeaders } from '../headers.ts';
import type { ApiEnv, Edge } from './edge.ts';

/** Security headers on every answer of the API, errors included; nothing of it is kept by caches. */
export function apiHeaders({ services }: Edge): MiddlewareHandler<ApiEnv> {
	const headers = {
		...securityHeaders(services.settings),
		'Content-Security-Policy': apiPolicy,
		'Cache-Control': 'no-store'
	};
	return async function apiHeaders(context, next) {
		for (const [name, value] of Object.entries(headers)) context.header(name, value);
		await next();
	};
}
