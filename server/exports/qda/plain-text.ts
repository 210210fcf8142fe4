import { cutGraphemes } from '#lib/domain/text.ts';
import { xmlText } from '../xml-text.ts';

/** Characters that are two units in UTF-16, which some readers count as one and some as two. */
const wide = /[\u{10000}-\u{10FFFF}]/gu;
/** At the start of a source it is a BOM, which readers take off: all positions would be wrong by one. */
const byteOrderMark = /\uFEFF/g;

/**
 * A text as REFI-QDA wants plain text: NFC, LF alone, what XML may hold, and nothing above U+FFFF, so
 * that its length is its number of code points. A character above is written as `[U+1F642]`.
 */
export function plainText(text: string): string {
	return legalText(text).replace(
		wide,
		(sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`
	);
}

/** How many characters of a text `plainText` writes by their number. */
export function countWide(text: string): number {
	return legalText(text).match(wide)?.length ?? 0;
}

/** A note as a paragraph: no empty line is in it, since one parts it from the next. */
export function paragraph(text: string): string {
	return plainText(text)
		.replace(/\n{2,}/g, '\n')
		.trim();
}

/** A text in one line, as names are: an attribute of XML cannot hold a line end. */
export function oneLine(text: string): string {
	return plainText(text).replace(/\s+/g, ' ').trim();
}

/** The beginning of a text as a name: so many characters as a person counts them. */
export function shortName(text: string, most: number): string {
	return oneLine(cutGraphemes(legalText(text).replace(/\s+/g, ' ').trim(), most));
}

/** What is left out may have stood between a letter and its accent: NFC comes last. */
function legalText(text: string): string {
	return xmlText(text).replace(byteOrderMark, '').normalize('NFC');
}
