import { describe, expect, it } from 'vitest';
import { boardFileBytes, importFormBytes } from '#lib/domain/limits.ts';
import { withinLimit } from '#lib/server/body-limit.ts';

const IMPORT = '/workshops/import';
const routes = ['/join', '/sign-in', '/workshops', null];
const tooLarge: unknown = expect.objectContaining({ status: 413 });

describe('a form', () => {
	const announced = (length: number) =>
		new Request('http://localhost/', {
			method: 'POST',
			body: 'a=1',
			headers: { 'content-length': String(length) }
		});
	const chunked = (length: number) => {
		const body = new Blob(['a='.padEnd(length, 'x')]).stream();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const init: RequestInit & { duplex: 'half' } = {
			method: 'POST',
			body,
			headers,
			duplex: 'half'
		};
		return new Request('http://localhost/', init);
	};

	it('[O19] is large only on the page that takes files', () => {
		const file = Math.ceil((boardFileBytes * 4) / 3) + 1_000;
		expect(withinLimit(announced(file), IMPORT).url).toBe('http://localhost/');
		expect(() => withinLimit(announced(importFormBytes + 1), IMPORT)).toThrow(tooLarge);
		for (const route of routes) {
			expect(() => withinLimit(announced(file), route)).toThrow(tooLarge);
			const request = announced(2_000);
			expect(withinLimit(request, route)).toBe(request);
		}
	});

	it('[O19] that does not say how long it is ends as soon as it is too long', async () => {
		for (const route of routes) {
			await expect(withinLimit(chunked(65_537), route).formData()).rejects.toEqual(tooLarge);
			const form = await withinLimit(chunked(65_536), route).formData();
			expect(form.get('a')).toHaveLength(65_534);
		}
		expect((await withinLimit(chunked(65_537), IMPORT).formData()).has('a')).toBe(true);
	});

	it('[O19] without a body is let through', () => {
		const request = new Request('http://localhost/');
		expect(withinLimit(request, '/join')).toBe(request);
	});
});
