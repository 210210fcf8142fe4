import { limits } from './limits.ts';

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
const encoder = new TextEncoder();
/** Control characters other than the newline: refused, since no keyboard makes them on purpose. */
const control = /[^\P{Cc}\n]/u;

/** What leaves no mark on a page: white space, marks of direction and width, blank letters. */
const unseen = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;

/** What a person would count as characters: a family emoji is 1. */
export function countGraphemes(text: string): number {
	let count = 0;
	for (const _ of graphemes.segment(text)) count++;
	return count;
}

function countCodePoints(text: string): number {
	let count = text.length;
	for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--;
	return count;
}

/** The text as a list of graphemes, for cutting and merging without splitting one. */
export function splitGraphemes(text: string): string[] {
	return Array.from(graphemes.segment(text), (part) => part.segment);
}

/** The first `most` graphemes. What comes after them is not looked at: it may be long. */
export function cutGraphemes(text: string, most: number): string {
	if (text.length <= most) return text;
	let count = 0;
	for (const { index } of graphemes.segment(text))
		if (count++ === most) return text.slice(0, index);
	return text;
}

/** Length in UTF-8 bytes. */
export function utf8Length(text: string): number {
	return encoder.encode(text).length;
}

/** Well-formed UTF-16 without control characters (newlines are allowed). */
export function isCleanText(text: string): boolean {
	return text.isWellFormed() && !control.test(text);
}

/** Whether nothing of a text can be seen, whatever signs it is made of. */
export function isUnseen(text: string): boolean {
	return unseen.test(text);
}

/**
 * Judges a note's text. Text of which nothing can be seen is malformed.
 * @returns undefined when it may be kept, else the refusal code
 */
export function refuseNoteText(text: string): 'malformed' | 'too-large' | undefined {
	if (!isCleanText(text) || isUnseen(text)) return 'malformed';
	if (utf8Length(text) > limits.noteBytes) return 'too-large';
	// No grapheme is shorter than one code point, and counting these is a hundred times quicker.
	if (countCodePoints(text) > limits.noteGraphemes && countGraphemes(text) > limits.noteGraphemes)
		return 'too-large';
	return undefined;
}

/** One kind of newline, tabs as spaces: spreadsheets write what no keyboard types into a note. */
export function plainSpaces(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ');
}

/** Text as typed or pasted, made fit for a note: one kind of newline, tabs as spaces, ends trimmed. */
export function tidyText(text: string): string {
	return plainSpaces(text)
		.replace(/[^\P{Cc}\n]/gu, '')
		.toWellFormed()
		.trim();
}
