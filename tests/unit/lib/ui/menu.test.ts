import { describe, expect, test } from 'vitest';
import { nextPlace } from '#lib/ui/menu.ts';

describe('the keys of a menu', () => {
	test('[X45] arrows go round, Home and End go to the ends', () => {
		expect(nextPlace('ArrowDown', 0, 3)).toBe(1);
		expect(nextPlace('ArrowDown', 2, 3)).toBe(0);
		expect(nextPlace('ArrowUp', 0, 3)).toBe(2);
		expect(nextPlace('Home', 2, 3)).toBe(0);
		expect(nextPlace('End', 0, 3)).toBe(2);
	});

	test('[X45] with the focus on no line yet, down begins at the first', () => {
		expect(nextPlace('ArrowDown', -1, 3)).toBe(0);
	});

	test('[X45] other keys and letters mean nothing, so typing in the page is never caught', () => {
		for (const key of ['a', 'Enter', 'Tab', 'ArrowLeft']) {
			expect(nextPlace(key, 0, 3)).toBeUndefined();
		}
		expect(nextPlace('ArrowDown', -1, 0)).toBeUndefined();
	});
});
