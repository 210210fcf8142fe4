import { expect, test } from 'vitest';
import { icons, isSign, signs, type SignName } from '#lib/ui/icons.ts';

test('[X87] every group sign is another shape, and none is taken for a line drawing', () => {
	const names = Object.keys(signs) as SignName[];
	expect(names).toHaveLength(9);
	expect(new Set(Object.values(signs)).size).toBe(names.length);
	for (const name of names) {
		expect(isSign(name)).toBe(true);
		expect(signs[name].toLowerCase()).toMatch(/z$|0$/);
	}
	expect(isSign('tick')).toBe(false);
	expect(Object.keys(icons).filter((name) => name in signs)).toEqual([]);
});
