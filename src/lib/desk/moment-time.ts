import type { Moment } from '../domain/history.ts';

const timeWords = new Intl.DateTimeFormat('en-GB', {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	hour: '2-digit',
	minute: '2-digit'
});

/** "Tue 3 Mar, 10:42", where this device is. */
export function momentTime({ at }: Pick<Moment, 'at'>): string {
	return timeWords.format(at);
}
