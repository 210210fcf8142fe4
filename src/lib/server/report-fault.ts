import { services } from './services.ts';

/** What people read when something broke. */
export const BLAND =
	'Something went wrong on our side. Nothing you saved is lost. Try again in a moment.';

/**
 * Writes a fault to the log under a fresh id. The message of the error and the address are left out:
 * either may hold what a person wrote. The kind and the places in the code tell enough.
 */
export function reportFault(
	fault: unknown,
	at: { routeId: string | null; status: number }
): string {
	const id = crypto.randomUUID().slice(0, 8);
	const kind = fault instanceof Error ? fault.name : typeof fault;
	services().log.error({ id, kind, ...at, frames: framesOf(fault) }, 'a page failed');
	return id;
}

function framesOf(fault: unknown): string[] {
	if (!(fault instanceof Error)) return [];
	const lines = (fault.stack ?? '').split('\n').map((line) => line.trim());
	return lines.filter((line) => line.startsWith('at ')).slice(0, 12);
}
