import { expect, it } from 'vitest';
import { mayChange } from '#lib/server/own-origin.ts';

const here = 'https://board.example.org';

it.each([
	['GET', null, true],
	['HEAD', 'https://evil.example', true],
	['POST', here, true],
	['POST', null, false],
	['POST', 'null', false],
	['POST', 'https://evil.example.org', false],
	['POST', 'http://board.example.org', false],
	['DELETE', 'https://evil.example', false]
])('[P3] %s from %s may change something: %s', (method, origin, may) => {
	expect(mayChange(method, origin, `${here}/`)).toBe(may);
});
