import { expect, it } from 'vitest';
import { dayInFull, dayInWords, dayOf, isDay } from '../../../src/routes/day.ts';

it('[X109] days are said in words, the same wherever the server stands', () => {
	expect(dayInFull('2027-01-14')).toBe('Thursday 14 January 2027');
	expect(dayInWords('2027-04-14')).toBe('14 April 2027');
});

it('[X5] today is the day in London, also late on a summer evening', () => {
	expect(dayOf(Date.parse('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
	expect(dayOf(Date.parse('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
});

it('[X5] only days of the calendar are days', () => {
	expect(['2027-02-28', '2028-02-29'].every(isDay)).toBe(true);
	for (const no of ['2027-02-29', '2027-13-01', '14 January 2027', '', '2027-1-4'])
		expect(isDay(no), no).toBe(false);
});
