import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ApiEnv, Edge } from './edge.ts';

/** One line a request: its route as written in `app.ts`, never the address that was asked for. */
export function requestLog({ log }: Edge): MiddlewareHandler<ApiEnv> {
	return async function requestLog(context, next) {
		const start = performance.now();
		const id = randomBytes(8).toString('hex');
		context.set('requestId', id);
		context.header('X-Request-Id', id);
		await next();
		log.info(
			{
				id,
				method: context.req.method.slice(0, 10),
				route: routePath(context, -1),
				status: context.res.status,
				ms: Math.round(performance.now() - start)
			},
			'request'
		);
	};
}
