import type { MiddlewareHandler } from 'hono';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { ApiEnv, Edge } from './edge.ts';

/**
 * What changes something comes from our own pages: `Origin` is exactly ours, or absent with no
 * cookie sent (a program with nothing to steal). SameSite cookies alone would let a sibling host in.
 */
export function ownOrigin({ services }: Edge): MiddlewareHandler<ApiEnv> {
	return async function ownOrigin(context, next) {
		const origin = context.req.header('origin');
		const wrong =
			origin === undefined
				? context.req.header('cookie') !== undefined
				: origin !== new URL(services.settings.publicUrl).origin;
		if (wrong) throw new FivewaysError('wrong-origin');
		await next();
	};
}

/** A socket is opened by our own pages alone; programs say so too. */
export function ownOriginAlways({ services }: Edge): MiddlewareHandler<ApiEnv> {
	return async function ownOriginAlways(context, next) {
		if (context.req.header('origin') !== new URL(services.settings.publicUrl).origin)
			throw new FivewaysError('wrong-origin');
		await next();
	};
}

/** A form of another site cannot send these content types without asking first. */
export function contentType(...allowed: readonly string[]): MiddlewareHandler<ApiEnv> {
	return async function contentType(context, next) {
		const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
		if (type === undefined || !allowed.includes(type))
			throw new FivewaysError('wrong-content-type');
		await next();
	};
}
