import { describe, expect, it } from 'vitest';
import { drainDelay, reconnectDelay } from '#lib/live/backoff.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

describe('reconnectDelay', () => {
	it('[X100] spreads a room evenly over the whole time, whatever the attempt', () => {
		const random = seededRandom(7);
		for (const [attempt, most] of [
			[0, 500],
			[3, 4_000],
			[6, 30_000],
			[40, 30_000]
		] as const) {
			const quarters = [0, 0, 0, 0];
			for (let person = 0; person < 1_000; person++) {
				const quarter = Math.floor((reconnectDelay(attempt, random) / most) * 4);
				quarters[quarter] = (quarters[quarter] ?? 0) + 1;
			}
			expect(quarters).toHaveLength(4);
			for (const count of quarters) expect(count).toBeGreaterThan(180);
		}
	});
});

describe('drainDelay', () => {
	it('[X100] is never less than asked, and bounded even when far too much is asked', () => {
		expect(drainDelay(2_000, () => 0)).toBe(2_000);
		expect(drainDelay(1e12, () => 0.999)).toBeLessThan(60_000);
		expect(drainDelay(-5, () => 0.5)).toBe(0);
	});
});
