const long = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});
const short = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** "Thursday 14 January 2027" from `2027-01-14`. */
export function dayInFull(day: string): string {
	return long.format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');
}

/** "14 April 2027" from `2027-04-14`. */
export function dayInWords(day: string): string {
	return short.format(Date.parse(`${day}T00:00:00Z`));
}

/** The day at this moment in London, `YYYY-MM-DD`. @param now milliseconds since 1970 */
export function dayOf(now: number): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now);
}

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
