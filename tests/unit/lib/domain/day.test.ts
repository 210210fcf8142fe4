import { describe, expect, it } from 'vitest';
import { addDays, dayOf, isDay } from '#lib/domain/day.ts';

describe('a day', () => {
	it('[O21] is the day in England, also late on a summer evening', () => {
		expect(dayOf(Date.parse('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
		expect(dayOf(Date.parse('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
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
			expect(isDay(text), text).toBe(false);
	});
});
