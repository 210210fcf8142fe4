import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ApiEnv, Edge } from './edge.ts';

/** Asked every few seconds by whoever watches the process. */
const watched = new Set(['/healthz', '/readyz']);

/** One line a request: its route as written in `app.ts`, never the address that was asked for. */
export function requestLog({ log }: Edge): MiddlewareHandler<ApiEnv> {
	return async function requestLog(context, next) {
		const start = performance.now();
		const id = randomBytes(8).toString('hex');
		context.set('requestId', id);
		context.header('X-Request-Id', id);
		await next();
		const route = routePath(context, -1);
		const details = {
			id,
			method: context.req.method.slice(0, 10),
			route,
			status: context.res.status,
			ms: Math.round(performance.now() - start)
		};
		if (watched.has(route)) log.debug(details, 'request');
		else log.info(details, 'request');
	};
}
