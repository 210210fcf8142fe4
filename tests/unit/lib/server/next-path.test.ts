import { describe, expect, it } from 'vitest';
import { nextPath } from '#lib/server/next-path.ts';

describe('where to go after signing in', () => {
	it('[O56] is a path of this site', () => {
		expect(nextPath('/workshops/abc?x=1')).toBe('/workshops/abc?x=1');
		expect(nextPath('/boards/abc')).toBe('/boards/abc');
	});

	it('[O56] is never another site, nor the way out', () => {
		for (const wish of [
			null,
			'',
			'workshops',
			'https://evil.example/',
			'//evil.example/',
			'/\\evil.example/',
			'/\t/evil.example/',
			'javascript:alert(1)',
			'/sign-out',
			'/sign-in?next=/x'
		])
			expect(nextPath(wish), String(wish)).toBe('/workshops');
	});
});
