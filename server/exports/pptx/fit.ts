import { cutGraphemes, splitGraphemes } from '#lib/domain/text.ts';
import { xmlText } from '../xml-text.ts';

/** How letters are set: their size in points, and whether they are bold. */
export interface Style {
	size: number;
	bold?: boolean;
}

/** Height of a line of Arial, of its size. */
export const LINE_HEIGHT = 1.17;
const BOLD = 1.1;
/** More letters than any place on a slide has room for. */
const MOST = 800;
const END = '…';

/** Widths in Arial of the letters that most texts are made of, of its size. */
const widths: readonly [RegExp, number][] = [
	[/^[ijl|'‘’]/u, 0.23],
	[/^[ftI!.,:;/\\[\] \u00A0]/u, 0.28],
	[/^[r(){}"“”*`-]/u, 0.37],
	[/^[cksvxyzJ]/u, 0.51],
	[/^[a-lnopqu0-9?_$#£L+=<>~–■]/u, 0.58],
	[/^[ABEFKPSTVXYZ&]/u, 0.7],
	[/^[wCDHNRU]/u, 0.73],
	[/^[GOQ]/u, 0.78],
	[/^[mMW%@—…]/u, 1],
	[/^[\p{Default_Ignorable_Code_Point}\p{M}]/u, 0],
	[
		/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u,
		0.75
	]
];
/** Of pictures, and of all that is not known here. */
const WIDEST = 1.3;

/** A text as a slide holds it: in one line, and without signs that no file can have. */
export function oneLine(text: string): string {
	return xmlText(text).replace(/\s+/gu, ' ').trim();
}

/** How wide a text is, in points. Nothing here knows the fonts of the reader, so it is an estimate. */
export function widthOf(text: string, { size, bold = false }: Style): number {
	const ems = splitGraphemes(text).reduce(
		(sum, letter) => sum + (widths.find(([known]) => known.test(letter))?.[1] ?? WIDEST),
		0
	);
	return ems * size * (bold ? BOLD : 1);
}

/** Lines that a text takes in a column of so many points. */
export function linesOf(text: string, style: Style, width: number): number {
	let lines = 1;
	let used = 0;
	for (const chunk of text.match(/\S+\s*/gu) ?? []) {
		const word = widthOf(chunk.trimEnd(), style);
		if (used > 0 && used + word > width) {
			lines++;
			used = 0;
		}
		// A word wider than the column is broken within.
		lines += Math.max(0, Math.ceil(word / width) - 1);
		used = (used + word) % width || used + word;
		used += widthOf(chunk.slice(chunk.trimEnd().length), style);
	}
	return lines;
}

/**
 * As much of a text as has room, with "…" where something is left out. It is cut after a word; only a
 * single word that is too long by itself is cut within.
 */
export function cutToFit(text: string, style: Style, width: number, lines: number): string {
	const whole = oneLine(text);
	const begin = cutGraphemes(whole, MOST);
	const hasRoom = (part: string) => linesOf(part, style, width) <= lines;
	if (begin === whole && hasRoom(whole)) return whole;
	return longest(wordEnds(begin), hasRoom) ?? longest(letterEnds(begin), hasRoom) ?? END;
}

/** The longest of those that has room, the shortest first. */
function longest(parts: readonly string[], hasRoom: (part: string) => boolean): string | undefined {
	let [low, high] = [0, parts.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (hasRoom(parts[middle] ?? '')) low = middle + 1;
		else high = middle;
	}
	return parts[low - 1];
}

const words = new Intl.Segmenter('en-GB', { granularity: 'word' });

function wordEnds(text: string): string[] {
	return Array.from(words.segment(text))
		.filter(({ isWordLike }) => isWordLike)
		.map(({ index, segment }) => `${text.slice(0, index + segment.length)}${END}`);
}

function letterEnds(text: string): string[] {
	let part = '';
	return splitGraphemes(text).map((letter) => `${(part += letter)}${END}`);
}
