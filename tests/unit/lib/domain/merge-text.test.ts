import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from '#lib/domain/merge-text.ts';

describe('mergeText', () => {
	it('[P6] two changes in different places are both kept, in either order', () => {
		const base = 'One phone number for everyone';
		const mine = 'One short phone number for everyone';
		const theirs = 'One phone number for everybody';
		expect(mergeText(base, mine, theirs)).toBe('One short phone number for everybody');
		expect(mergeText(base, theirs, mine)).toBe('One short phone number for everybody');
	});

	it('[P6] two changes of the same words are a conflict', () => {
		expect(mergeText('a cat sat', 'a dog sat', 'a cow sat')).toBeUndefined();
	});

	it('[P6] two insertions at the same spot are a conflict', () => {
		expect(mergeText('ab', 'aXb', 'aYb')).toBeUndefined();
	});

	it('[P6] a change of one side alone wins, and equal changes agree', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.string({ unit: 'grapheme' }),
				(base, changed) => {
					expect(mergeText(base, changed, base)).toBe(changed);
					expect(mergeText(base, base, changed)).toBe(changed);
					expect(mergeText(base, changed, changed)).toBe(changed);
				}
			),
			{ seed: 6 }
		);
	});

	it('[P6] never splits an emoji', () => {
		expect(mergeText('🙂 a', '🙃 a', '🙂 b')).toBe('🙃 b');
	});
});
