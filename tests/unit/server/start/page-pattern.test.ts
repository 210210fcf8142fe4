import { expect, test } from 'vitest';
import { pagePattern } from '../../../../server/start/page-pattern.ts';

test.each([
	['/', '/'],
	['/join?code=K7QF-2M9P', '/join'],
	['/boards/6f1c2a/simple', '/boards/…/…'],
	['/workshops/6f1c2a', '/workshops/…'],
	['/K7QF-2M9P', 'other'],
	['/_app/immutable/entry/start.Cvnp-LSi.js', 'file'],
	['/favicon.svg', 'file']
])('[O39] of %s the log says %s', (url, route) => {
	expect(pagePattern(url).route).toBe(route);
});
