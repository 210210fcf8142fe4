import { splitGraphemes, tidyText } from '#lib/domain/text.ts';
import { type Script, scriptOf } from './fonts.ts';

/** Letters of one font, one after the other. */
export interface Run {
	text: string;
	script: Script;
}

/** What stands for letters that no font has. */
export const NOT_SHOWN = '[…]';

/** Marks of direction, of width and of how a sign looks: nothing of them is seen. */
const unseen =
	/[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Variation_Selector}/gu;
/** Signs that a telephone makes of others, by those that it made them of. */
const plainSigns: Readonly<Record<string, string>> = {
	'\u2010': '-',
	'\u2011': '-',
	'\u202F': '\u00A0',
	'→': '->',
	'←': '<-'
};
const plainSign = new RegExp(`[${Object.keys(plainSigns).join('')}]`, 'gu');
const ascii = /^[ -~]*$/;

/** A text with plain line ends and without signs that leave no mark. Empty lines are left out. */
export function cleaned(text: string): string {
	return tidyText(text)
		.normalize('NFC')
		.replace(unseen, '')
		.replace(plainSign, (sign) => plainSigns[sign] ?? sign)
		.replace(/[^\S\n\u00A0]/gu, ' ')
		.replace(/ *\n\s*/gu, '\n');
}

/** One line of a cleaned text, by the fonts that have its letters. What none has stands in it once. */
export function runsOf(line: string): Run[] {
	if (line === '') return [];
	if (ascii.test(line)) return [{ text: line, script: 'latin' }];
	const runs: (Run | { text: string; script: undefined })[] = [];
	for (const sign of splitGraphemes(line).flatMap(asOneFontHasIt)) {
		const last = runs.at(-1);
		// Every font has a space, so that words of one font stay one run.
		const script = sign.trim() === '' && last ? last.script : scriptOf(sign);
		if (last && last.script === script) last.text += sign;
		else runs.push({ text: sign, script });
	}
	return runs.map(({ text, script }) =>
		script ? { text, script } : { text: text.replace(/^.*\S/su, NOT_SHOWN), script: 'latin' }
	);
}

/** Whether every letter of a text can be shown. */
export function isShown(text: string): boolean {
	const clean = cleaned(text).replaceAll('\n', ' ');
	if (ascii.test(clean)) return true;
	return splitGraphemes(clean)
		.flatMap(asOneFontHasIt)
		.every((sign) => sign.trim() === '' || scriptOf(sign) !== undefined);
}

/** A letter and its marks may be in two fonts: better apart than not shown. */
function asOneFontHasIt(grapheme: string): string[] {
	const signs = [...grapheme];
	const isWhole = signs.length === 1 || scriptOf(grapheme) !== undefined;
	return isWhole || signs.some((sign) => scriptOf(sign) === undefined) ? [grapheme] : signs;
}
