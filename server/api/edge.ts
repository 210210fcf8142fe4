import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Checks } from '../sync/checks.ts';
import type { OverRate } from '../sync/over-rate.ts';
import type { Pollers } from '../sync/pollers.ts';
import type { Seating } from '../sync/seating.ts';
import type { Sockets } from '../sync/sockets.ts';

/** What routes are made from. */
export interface Edge {
	services: Services;
	sockets: Sockets;
	pollers: Pollers;
	overRate: OverRate;
	checks: Checks;
	seating: Seating;
	log: Log;
	version: string;
}

/** Of one request. */
export interface ApiEnv {
	Bindings: HttpBindings;
	Variables: {
		/** Names this request in the log and in an unexpected error. */
		requestId: string;
	};
}
export type ApiContext = Context<ApiEnv>;
