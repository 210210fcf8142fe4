import { describe, expect, test } from 'vitest';
import { cleaned, isShown, runsOf } from '../../../../../server/exports/pdf/runs.ts';

describe('letters by the fonts that have them', () => {
	test('[E50] a word stays together where one font has its letters', () => {
		expect(runsOf('Ring one number')).toEqual([{ text: 'Ring one number', script: 'latin' }]);
		expect(runsOf('Привет мир')).toEqual([{ text: 'Привет мир', script: 'cyrillic' }]);
		expect(runsOf('yr ŵyl')).toEqual([
			{ text: 'yr ', script: 'latin' },
			{ text: 'ŵ', script: 'latin-ext' },
			{ text: 'yl', script: 'latin' }
		]);
		expect(runsOf('नमस्ते')).toEqual([{ text: 'नमस्ते', script: 'devanagari' }]);
		expect(runsOf('')).toEqual([]);
	});

	test.each([
		['مرحبا بكم', '[…]'],
		['ਪੰਜਾਬੀ 👩‍👩‍👧', '[…]'],
		['tea 👍 and 🎉 cake', 'tea […] and […] cake'],
		['שלום (GP) 2', '[…] (GP) 2']
	])('[E50] what no font has stands once: %s', (text, shown) => {
		expect(
			runsOf(cleaned(text))
				.map((run) => run.text)
				.join('')
		).toBe(shown);
		expect(isShown(text)).toBe(false);
	});

	test('[E50] what can be shown is said to be', () => {
		for (const text of [
			'plain',
			'Mae’r ŵyl',
			'Καλημέρα',
			'tiếng Việt',
			'e\u0301te\u0301',
			'a → b',
			'two\nlines'
		])
			expect(isShown(text), text).toBe(true);
	});

	test('[E50] marks that are not seen are left out, and lines are kept', () => {
		expect(cleaned('\u2067name\u2069')).toBe('name');
		expect(cleaned('one \r\n\n  two\tthree')).toBe('one\ntwo three');
		expect(cleaned('❤\uFE0F')).toBe('❤');
		expect(cleaned('no\u2011break')).toBe('no-break');
	});
});
