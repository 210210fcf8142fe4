import { describe, expect, test } from 'vitest';
import {
	countWide,
	oneLine,
	paragraph,
	plainText,
	shortName
} from '../../../../../server/exports/qda/plain-text.ts';

describe('plain text', () => {
	test.each([
		['🙂', '[U+1F642]'],
		['👩‍👧', '[U+1F469]\u200D[U+1F467]'],
		['e\u0301', 'é'],
		['e\u0000\u0301', 'é'],
		['a\u0000b\uFFFE', 'ab'],
		['half \uD83D pair', 'half  pair'],
		['\uFEFFfirst', 'first'],
		['one\r\ntwo\rthree', 'one\ntwo\nthree'],
		['ŵ ਪੰ ع & < "', 'ŵ ਪੰ ع & < "']
	])('[E62] of %j is %j', (text, plain) => {
		expect(plainText(text)).toBe(plain);
		expect(plainText(plain), 'the second time too').toBe(plain);
	});

	test('[E59] counts the characters that it replaces, whole ones alone', () => {
		expect(countWide('🙂 and 👩‍👧, not \uD83D or ŵ')).toBe(3);
		expect(countWide('none')).toBe(0);
	});

	test('[E59] has no empty line in a note, since one parts it from the next', () => {
		expect(paragraph('\n\none\n\n\ntwo\r\n\r\nthree\n')).toBe('one\ntwo\nthree');
		expect(paragraph(' \u0000\n')).toBe('');
	});

	test('[E62] of a name is one line', () => {
		expect(oneLine(' one\n\ttwo ')).toBe('one two');
	});

	test('[E59] names a note by its beginning, and cuts no character', () => {
		expect(shortName('a'.repeat(50), 40)).toBe('a'.repeat(40));
		expect(shortName(`${'a'.repeat(39)}🙂b`, 40)).toBe(`${'a'.repeat(39)}[U+1F642]`);
		expect(shortName('short\n\nnote', 40)).toBe('short note');
	});
});
