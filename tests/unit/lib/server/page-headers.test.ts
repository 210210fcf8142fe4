import { describe, expect, it } from 'vitest';
import { cacheControl, withSocketSource } from '#lib/server/page-headers.ts';

describe('headers of pages', () => {
	it('[O54] everything but the public pages is never kept by a browser', () => {
		for (const route of ['/boards/[boardId]', '/join', '/sign-in', '/workshops/[id]', '/new', null])
			expect(cacheControl(route)).toBe('no-store');
		for (const route of ['/', '/help', '/privacy'])
			expect(cacheControl(route)).toBe('private, no-cache');
	});

	it('[O54] the content policy names the socket of the public address', () => {
		const policy = "default-src 'none'; connect-src 'self'; font-src 'self'";
		expect(withSocketSource(policy, 'https://board.example')).toBe(
			"default-src 'none'; connect-src 'self' wss://board.example; font-src 'self'"
		);
		expect(withSocketSource(policy, 'http://localhost:3000')).toContain(
			"connect-src 'self' ws://localhost:3000;"
		);
	});
});
