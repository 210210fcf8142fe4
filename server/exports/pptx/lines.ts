import type PptxGenJS from 'pptxgenjs';
import { LINE_HEIGHT, linesOf, type Style } from './fit.ts';
import { colours } from './look.ts';

/** A piece of a paragraph that looks the same throughout. */
export interface Run {
	text: string;
	bold?: boolean;
	colour?: string;
}

/** One paragraph. */
export interface Line {
	runs: readonly Run[];
	size: number;
	/** Points below it. */
	after?: number;
	bullet?: boolean;
}

/** Points by which a text with a sign in front of it is set in. */
const BULLET = 16;

/** A paragraph of one piece. */
export function line(text: string, size: number, rest: Omit<Line, 'runs' | 'size'> = {}): Line {
	return { runs: [{ text }], size, ...rest };
}

export function textOf(runs: readonly Run[]): string {
	return runs.map(({ text }) => text).join('');
}

export function heightOf({ runs, size, after = 0, bullet }: Line, width: number): number {
	const style: Style = { size, bold: runs.some(({ bold }) => bold) };
	const column = bullet ? width - BULLET : width;
	return linesOf(textOf(runs), style, column) * size * LINE_HEIGHT + after;
}

/** Paragraphs by the slides on which they have room. No slide is left without one. */
export function paged(lines: readonly Line[], width: number, height: number): Line[][] {
	const pages: Line[][] = [];
	let [page, used]: [Line[], number] = [[], 0];
	for (const each of lines) {
		const own = heightOf(each, width);
		if (page.length > 0 && used + own - (each.after ?? 0) > height) {
			pages.push(page);
			[page, used] = [[], 0];
		}
		page.push(each);
		used += own;
	}
	return [...pages, page];
}

/** Paragraphs as the library wants them: it ends one after a piece that says so. */
export function asText(lines: readonly Line[]): PptxGenJS.TextProps[] {
	return lines.flatMap(({ runs, size, after = 0, bullet = false }) =>
		runs.map(({ text, bold = false, colour = colours.ink }, at): PptxGenJS.TextProps => ({
			text,
			options: {
				fontSize: size,
				bold,
				color: colour,
				...(bullet && at === 0 ? { bullet: { indent: BULLET } } : {}),
				...(after > 0 ? { paraSpaceAfter: after } : {}),
				...(at === runs.length - 1 ? { breakLine: true } : {})
			}
		}))
	);
}
