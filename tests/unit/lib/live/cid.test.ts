import { describe, expect, it } from 'vitest';
import { readCid } from '#lib/domain/command.ts';
import { newCid } from '#lib/live/cid.ts';

describe('newCid', () => {
	it('[P5] makes ids that the server takes, each another', () => {
		const cids = Array.from({ length: 200 }, newCid);
		expect(new Set(cids).size).toBe(200);
		for (const cid of cids) {
			expect(readCid({ cid })).toBe(cid);
			expect(cid).toMatch(/^.{14}4.{4}[89ab]/);
		}
	});
});
