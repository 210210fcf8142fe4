/** The first sign that has a direction of its own: a letter, or a mark that stands for one. */
const strong = /[\p{L}\u061C\u200E\u200F]/u;
/** Letters of scripts that are written from right to left, and the marks for them. */
const rightToLeft =
	/[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether a text is written from right to left, by its first letter: Word does not find out itself. */
export function isRightToLeft(text: string): boolean {
	const [first] = strong.exec(text) ?? [];
	return first !== undefined && rightToLeft.test(first);
}
