import { expect, test } from 'vitest';
import { Penalties } from '../../../../server/sync/penalties.ts';

test('[P3] the first abuse costs the socket, each further one keeps out for longer', () => {
	const penalties = new Penalties();
	penalties.abused('a', 0);
	expect(penalties.keepsOut('a', 0)).toBe(false);
	const waits: number[] = [];
	for (let n = 0; n < 9; n++) {
		penalties.abused('a', n * 1_000);
		let until = n * 1_000;
		while (penalties.keepsOut('a', until)) until += 500;
		waits.push(until - n * 1_000);
	}
	expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
	expect(penalties.keepsOut('b', 0)).toBe(false);
	expect(penalties.keepsOut('a', 700_000)).toBe(false);
	penalties.abused('a', 700_000);
	expect(penalties.keepsOut('a', 700_000)).toBe(false);
});
