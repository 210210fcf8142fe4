import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { readJson } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';

const MOST_BYTES = 1_024;
const checkSchema = v.object({});

/** Whether a request as a polling board sends it gets through: answered with the server's time. */
export function check({ checks }: Edge) {
	return async function check(context: ApiContext) {
		if (checks.isTooMany()) throw new FivewaysError('too-many', { retryAfterSeconds: 1 });
		await readJson(context, checkSchema, MOST_BYTES);
		return context.json({ now: Date.now() });
	};
}
