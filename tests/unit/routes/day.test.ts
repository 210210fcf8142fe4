import { expect, it } from 'vitest';
import { dayInFull, dayInWords } from '../../../src/routes/day.ts';

it('[X109] days are said in words, the same wherever the server stands', () => {
	expect(dayInFull('2027-01-14')).toBe('Thursday 14 January 2027');
	expect(dayInWords('2027-04-14')).toBe('14 April 2027');
});
