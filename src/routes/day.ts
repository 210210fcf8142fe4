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
