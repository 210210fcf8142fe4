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

	it('[P6] changes of one side on both sides of the other’s are all kept', () => {
		const base = 'one two three four five';
		const [around, within] = ['ONE two three four FIVE', 'one two THREE four five'];
		expect(mergeText(base, around, within)).toBe('ONE two THREE four FIVE');
		expect(mergeText(base, within, around)).toBe('ONE two THREE four FIVE');
	});

	it('[P6] what both changed alike is changed once, and the rest of both is kept', () => {
		expect(mergeText('red green blue', 'RED green BLUE', 'RED green blue')).toBe('RED green BLUE');
	});

	it('[P6] two changes in different parts of one word are both kept', () => {
		expect(mergeText('abcdef', 'Xbcdef', 'abcdeY')).toBe('XbcdeY');
		expect(mergeText('ab', 'Xb', 'aY')).toBeUndefined();
	});

	it('[P6] whoever changed what, the words of nobody are lost', () => {
		const words = fc.array(fc.constantFrom('a', 'b', 'walk', 'talk', 'and', '🙂'), {
			maxLength: 12
		});
		fc.assert(
			fc.property(words, words, words, (base, mine, theirs) => {
				const [b, m, t] = [base, mine, theirs].map((each) => each.join(' ')) as [
					string,
					string,
					string
				];
				const merged = mergeText(b, m, t);
				if (merged === undefined) return;
				expect(mergeText(b, t, m)).toBe(merged);
				const count = (text: string, word: string) =>
					text.split(' ').filter((w) => w === word).length;
				// A word that one side added, and the other did not take out, is there.
				for (const word of ['walk', 'talk'])
					if (count(b, word) === 0 && count(m, word) > 0) expect(merged).toContain(word);
			}),
			{ seed: 6, numRuns: 500 }
		);
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
