import { expect, it } from 'vitest';
import {
	isElsewhere,
	screenCookieName,
	seatCookieEnd,
	seatCookieName,
	sessionCookieName
} from '#lib/domain/cookie.ts';

it('[P4] the cookie of a seat is there until the day of the deletion is over', () => {
	expect(new Date(seatCookieEnd('2026-06-08')).toISOString()).toBe('2026-06-09T00:00:00.000Z');
});

it.each(['http://localhost:3000', 'https://board.example.org'])(
	'[O59] a browser is elsewhere with a session, another seat or a screen, and not with others’ cookies: %s',
	(url) => {
		const [board, other] = ['0123456789abcdef', 'fedcba9876543210'];
		const isThere = (...names: string[]) => isElsewhere(url, board, names);
		expect(isThere()).toBe(false);
		expect(isThere(seatCookieName(url, board), 'theme')).toBe(false);
		expect(isThere(seatCookieName(url, board), seatCookieName(url, other))).toBe(true);
		expect(isThere(sessionCookieName(url))).toBe(true);
		expect(isThere(screenCookieName(url, board))).toBe(true);
	}
);
