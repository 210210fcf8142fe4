import { setTimeout as sleep } from 'node:timers/promises';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { WorkshopsOptions } from './workshop-options.ts';

/**
 * Everything that does not open gets one answer, `not-open`, or `too-many` where too many did not,
 * and so long after it was asked: a board may have to be loaded to know that it does not open, and
 * the time would tell that the code is one.
 * @param look resolves to undefined for what opens nothing
 */
export async function oneAnswer<Found>(
	{ monotonic, refusedAfterMs }: Pick<WorkshopsOptions, 'monotonic' | 'refusedAfterMs'>,
	look: () => Promise<Found | undefined>
): Promise<Found> {
	const askedAt = monotonic();
	try {
		const found = await look();
		if (found === undefined) throw new FivewaysError('not-open');
		return found;
	} catch (refusal) {
		await sleep(Math.max(0, askedAt + refusedAfterMs - monotonic()));
		throw refusal;
	}
}
