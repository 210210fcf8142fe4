import { expect, it } from 'vitest';
import { seatCookieEnd } from '#lib/domain/cookie.ts';

it('[P4] the cookie of a seat is there until the day of the deletion is over', () => {
	expect(new Date(seatCookieEnd('2026-06-08')).toISOString()).toBe('2026-06-09T00:00:00.000Z');
});
