/** Days as `YYYY-MM-DD`, which sort and compare as text. */

/** The day it is on the server's own calendar. */
export function localDay(now: number): string {
	const date = new Date(now);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** The days on which a code lets people in, and where today lies. */
export interface JoinWindow {
	from: string;
	to: string;
	now: 'before' | 'open' | 'after';
}

/** From the day before the workshop to the day after, by the server's calendar. */
export function joinWindow(date: string, now: number): JoinWindow {
	const [from, to, today] = [addDays(date, -1), addDays(date, 1), localDay(now)];
	return { from, to, now: today < from ? 'before' : today > to ? 'after' : 'open' };
}

/** Whether it is a day that exists, of this century. */
export function isDay(text: string): boolean {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
