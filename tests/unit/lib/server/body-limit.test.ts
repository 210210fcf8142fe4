import { expect, it } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { isTooLarge } from '#lib/server/body-limit.ts';

it('[O19] only the page that takes files takes large forms', () => {
	const file = String(Math.ceil((limits.csvBytes * 4) / 3) + 1_000);
	expect(isTooLarge('/workshops/import', file)).toBe(false);
	expect(isTooLarge('/workshops/import', String(limits.csvBytes * 2))).toBe(true);
	for (const route of ['/join', '/sign-in', '/workshops', null]) {
		expect(isTooLarge(route, file)).toBe(true);
		expect(isTooLarge(route, '2000')).toBe(false);
	}
	expect(isTooLarge('/join', null)).toBe(false);
});
