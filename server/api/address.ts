import { visitorAddress } from '../address.ts';
import type { ApiContext, Edge } from './edge.ts';

/** The address a request is counted by. */
export function addressOf(context: ApiContext, { services }: Edge): string {
	return visitorAddress(
		// Absent when the app is asked without a server, as tests do.
		(context.env as Partial<ApiContext['env']> | undefined)?.incoming?.socket.remoteAddress,
		context.req.header('x-forwarded-for'),
		services.settings.trustProxy
	);
}
