import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import {
	countGraphemes,
	cutGraphemes,
	isCleanText,
	refuseNoteText,
	tidyText
} from '#lib/domain/text.ts';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

describe('text', () => {
	it('[X18] counts what a person sees: a family emoji is 1', () => {
		expect(countGraphemes(family)).toBe(1);
		expect(countGraphemes('e\u0301')).toBe(1);
		expect(countGraphemes('ਪੰਜਾਬੀ')).toBeLessThan('ਪੰਜਾਬੀ'.length);
	});

	it('[X18] cuts between graphemes, never inside one', () => {
		expect(cutGraphemes(`ab${family}cd`, 3)).toBe(`ab${family}`);
		expect(cutGraphemes(family.repeat(3), 3)).toBe(family.repeat(3));
		expect(cutGraphemes(family.repeat(3), 0)).toBe('');
	});

	it('[P6] a text of exactly the limit is kept and one more is too large', () => {
		expect(refuseNoteText('a'.repeat(limits.noteGraphemes))).toBeUndefined();
		expect(refuseNoteText('a'.repeat(limits.noteGraphemes + 1))).toBe('too-large');
		expect(refuseNoteText('🙂'.repeat(limits.noteGraphemes))).toBeUndefined();
		expect(refuseNoteText('🙂'.repeat(limits.noteGraphemes + 1))).toBe('too-large');
		expect(refuseNoteText(family.repeat(200))).toBe('too-large');
	});

	it.each([
		['a lone surrogate', 'a\ud83d'],
		['a NUL', 'a\u0000b'],
		['a tab', 'a\tb'],
		['a carriage return', 'a\rb'],
		['an escape', '\u001b[0m'],
		['a C1 control', 'a\u0085b'],
		['nothing', ''],
		['white space alone', ' \n '],
		['nothing that can be seen', '\u200b \u202e\u2066\u200f\ufeff\u2800\n\u3164']
	])('[P6] %s is malformed', (_name, text) => {
		expect(refuseNoteText(text)).toBe('malformed');
	});

	it('[X92] right-to-left text, line separators and newlines are kept', () => {
		for (const text of ['مرحبا', 'a\nb', 'a\u2028b', '\u202Eabc', 'Mae’r neuadd']) {
			expect(refuseNoteText(text)).toBeUndefined();
		}
	});

	it('[X22] tidied text is clean whatever was typed or pasted', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(isCleanText(tidyText(text))).toBe(true);
			}),
			{ seed: 22 }
		);
		expect(tidyText(' one\r\ntwo\rthree\tfour ')).toBe('one\ntwo\nthree four');
	});
});
