/** What a spreadsheet would run as a formula: also the full-width forms, tab and CR. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/**
 * A cell that no spreadsheet runs: one apostrophe in front of a formula, and one more in front of
 * a text that already begins with apostrophes before one, so that `decodeCell` gives it back.
 */
export function encodeCell(text: string): string {
	return formula.test(text) || guarded.test(text) ? `'${text}` : text;
}

/** Takes off the one apostrophe that `encodeCell` put on. */
export function decodeCell(cell: string): string {
	return guarded.test(cell) ? cell.slice(1) : cell;
}

/** First sign of a row of our CSV that tells of the file; to many readers it begins a comment. */
export const ABOUT_SIGN = '#';

/** Whether a row tells of the file. A row with a text is a note, whatever it begins with. */
export function isAboutRow(first: string | undefined, text: string): boolean {
	return first?.startsWith(ABOUT_SIGN) === true && text.trim() === '';
}
