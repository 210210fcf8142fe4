import { describe, expect, it } from 'vitest';
import { addDays, isDay, joinWindow, localDay } from '../../../../server/accounts/calendar.ts';

describe('a day', () => {
	it('[O21] is the day on the calendar of the server, also just after midnight', () => {
		expect(localDay(new Date(2026, 0, 1, 0, 0, 1).getTime())).toBe('2026-01-01');
		expect(localDay(new Date(2026, 11, 31, 23, 59, 59).getTime())).toBe('2026-12-31');
	});

	it('[O21] is counted over months, leap years and clock changes', () => {
		expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
		expect(addDays('2026-12-31', 90)).toBe('2027-03-31');
	});

	it('[X5] is one that exists', () => {
		expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
		for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', ''])
			expect(isDay(text)).toBe(false);
	});
});

describe('the window of a code', () => {
	const noon = (day: number) => new Date(2026, 10, day, 12).getTime();

	it('[O21] is the workshop with the day before and the day after', () => {
		const at = (day: number) => joinWindow('2026-11-20', noon(day));
		expect(at(20)).toEqual({ from: '2026-11-19', to: '2026-11-21', now: 'open' });
		expect([13, 18, 19, 21, 22].map((day) => at(day).now)).toEqual([
			'before',
			'before',
			'open',
			'open',
			'after'
		]);
	});
});
