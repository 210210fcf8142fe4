/*
 * Days as `YYYY-MM-DD`, which sort and compare as text. Workshops are held in England: the day it
 * is there counts, wherever the server stands.
 */

const inEngland = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day at this moment. @param now milliseconds since 1970 */
export function dayOf(now: number): string {
	return inEngland.format(now);
}

/** The day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Whether it is a day that exists, of this century. */
export function isDay(text: string): boolean {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
