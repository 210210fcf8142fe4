import { describe, expect, test } from 'vitest';
import { commandKey, keyBytes, readKeys } from '../../../../server/board/command-key.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

describe('the key of a command', () => {
	test('[P5] tells 100,000 commands of sixty seats apart, with ids that are alike', () => {
		const keys = new Set<number>();
		for (let n = 0; n < 100_000; n++) {
			const digits = Math.floor(n / 60)
				.toString(16)
				.padStart(12, '0');
			keys.add(commandKey(n % 60, `00000000-0000-4000-8000-${digits}`));
		}
		expect(keys.size).toBe(100_000);
		for (const key of keys) expect(key).toBeLessThan(2 ** 40);
	});

	test('[P5] spreads over all of its bits', () => {
		const ones = Array.from({ length: 40 }, () => 0);
		for (let n = 0; n < 10_000; n++) {
			let key = commandKey(1, `cid-${n}`);
			for (let bit = 0; bit < 40; bit++) {
				ones[bit] = (ones[bit] ?? 0) + (key % 2);
				key = Math.floor(key / 2);
			}
		}
		// Five standard deviations of a fair coin.
		for (const count of ones) expect(Math.abs(count - 5_000)).toBeLessThan(250);
	});

	test('[P5] is the same after it was stored, in five bytes', () => {
		const random = seededRandom(5);
		const keys = Array.from({ length: 1_000 }, () => Math.floor(random() * 2 ** 40));
		const bytes = keyBytes([0, 2 ** 40 - 1, ...keys]);
		expect(bytes).toHaveLength(5 * 1_002);
		expect(readKeys(bytes)).toEqual([0, 2 ** 40 - 1, ...keys]);
		expect(() => readKeys(bytes.subarray(1))).toThrow(/cut/);
	});
});
