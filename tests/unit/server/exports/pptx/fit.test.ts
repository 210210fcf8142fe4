import { describe, expect, it } from 'vitest';
import { cutToFit, linesOf, oneLine, widthOf } from '../../../../../server/exports/pptx/fit.ts';

const style = { size: 20 };

describe('how much of a text has room', () => {
	it('[E40] a text that has room stays whole, in one line', () => {
		expect(cutToFit('two\n lines\tof\u00A0it', style, 800, 1)).toBe('two lines of it');
		expect(oneLine('ring\u0007 the \uD83D bell')).toBe('ring the bell');
	});

	it('[E40] a text that has none ends after a word, and what is left has room', () => {
		const text = 'We waited for weeks, and then nobody (at all) called us back.';
		for (let width = 80; width < 700; width += 7) {
			const cut = cutToFit(text, style, width, 1);
			expect(linesOf(cut, style, width)).toBe(1);
			if (cut === text) continue;
			const begin = cut.slice(0, -1);
			expect(cut.endsWith('…')).toBe(true);
			expect(text.startsWith(begin)).toBe(true);
			expect(begin).toMatch(/\p{L}$/u);
			expect(text.slice(begin.length)).toMatch(/^[^\p{L}]/u);
		}
	});

	it('[E40] more lines have room for more words', () => {
		const text = 'so many words '.repeat(60);
		const [one = 0, two = 0, three = 0] = [1, 2, 3].map(
			(lines) => cutToFit(text, style, 300, lines).length
		);
		expect(two).toBeGreaterThan(one * 1.7);
		expect(three).toBeGreaterThan(two);
	});

	it('[E40] a script without spaces is cut after a word, and no family of emoji is parted', () => {
		const cut = cutToFit('名前を書かずに言いたいことがあります'.repeat(20), style, 300, 2);
		expect(cut.length).toBeGreaterThan(20);
		expect(linesOf(cut, style, 300)).toBeLessThanOrEqual(2);
		expect(cutToFit('👩‍👩‍👧'.repeat(200), style, 300, 1)).toMatch(/^(?:👩‍👩‍👧){5,}…$/u);
	});

	it('[E40] letters are wider in bold and in capitals, and marks have no width', () => {
		expect(widthOf('words', { size: 20, bold: true })).toBeGreaterThan(widthOf('words', style));
		expect(widthOf('WORDS', style)).toBeGreaterThan(widthOf('words', style));
		expect(widthOf('e\u0301', style)).toBe(widthOf('e', style));
		expect(widthOf('\u2068a\u2069', style)).toBe(widthOf('a', style));
	});

	it('[E40] the width of English in Arial is told to a tenth, and rather too much than too little', () => {
		// Letter by letter, in thousandths of its size.
		const arial = [
			...[722, 556, 556, 500, 556, 556, 278, 556, 500, 278],
			...[556, 222, 556, 500, 278, 722, 556, 333, 500, 556, 333]
		].reduce((sum, width) => sum + width, 0);
		const share = widthOf('Chosen by Link worker', { size: 1_000 }) / arial;
		expect(share).toBeGreaterThan(0.98);
		expect(share).toBeLessThan(1.1);
	});

	it('[E40] a word that is wider than its column takes the lines it is broken into', () => {
		expect(linesOf('x'.repeat(100), style, 200)).toBeGreaterThan(4);
		expect(linesOf('', style, 200)).toBe(1);
	});
});
