import { expect, it } from 'vitest';
import { VouchedCodes } from '../../../../server/accounts/vouched-codes.ts';

const HALF_A_DAY = 12 * 60 * 60_000;

it('[O19] a code is vouched for half a day, from its address alone', () => {
	const codes = new VouchedCodes(10);
	codes.add('here', 'code', 0);
	expect(codes.has('here', 'code', HALF_A_DAY - 1)).toBe(true);
	expect(codes.has('here', 'code', HALF_A_DAY)).toBe(false);
	expect(codes.has('elsewhere', 'code', 0)).toBe(false);
	expect(codes.has('here', 'another', 0)).toBe(false);
});

it('[O19] the codes that were right longest ago go when there are too many', () => {
	const codes = new VouchedCodes(2);
	for (const code of ['a', 'b', 'a', 'c']) codes.add('here', code, 0);
	expect(['a', 'b', 'c'].filter((code) => codes.has('here', code, 0))).toEqual(['a', 'c']);
});
