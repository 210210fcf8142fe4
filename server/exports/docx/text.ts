import { HeadingLevel, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import { xmlText } from '../xml-text.ts';
import { isRightToLeft } from './direction.ts';
import { english, type ParagraphStyle, type WordStyle } from './styles.ts';

/** What stands in the body of the document. */
export type { FileChild as Block } from 'docx';

const headings = {
	title: HeadingLevel.TITLE,
	1: HeadingLevel.HEADING_1,
	2: HeadingLevel.HEADING_2,
	3: HeadingLevel.HEADING_3
} as const;

/** Words with their own direction, in the language of the file; a line of them is a line here too. */
export function words(text: string, style?: WordStyle): TextRun[] {
	const rightToLeft = isRightToLeft(text);
	return xmlText(text)
		.split('\n')
		.map(
			(line, at) =>
				new TextRun({
					text: line,
					language: english,
					...(style ? { style } : {}),
					...(rightToLeft ? { rightToLeft } : {}),
					...(at > 0 ? { break: 1 } : {})
				})
		);
}

/**
 * A name within an English line: one that is written from right to left would take the numbers after
 * it along, so that a mark ends it.
 */
export function name(text: string, style?: WordStyle): TextRun[] {
	const runs = words(text, style);
	return isRightToLeft(text) ? [...runs, new TextRun({ text: '\u200E', language: english })] : runs;
}

/** An English sentence, in which the names that would turn it round are kept apart. */
export function sentence(text: string, names: readonly string[], style?: WordStyle): TextRun[] {
	const turning = names
		.filter((each) => isRightToLeft(each))
		.sort((one, other) => other.length - one.length)
		.map((each) => RegExp.escape(each));
	if (turning.length === 0) return words(text, style);
	const parts = text.split(new RegExp(`(${turning.join('|')})`));
	return parts.filter((part) => part !== '').flatMap((part) => name(part, style));
}

/** A paragraph that begins on the side of its language. */
export function paragraph(
	children: readonly TextRun[],
	look: { style?: ParagraphStyle; of?: string } & Pick<
		IParagraphOptions,
		'numbering' | 'keepNext'
	> = {}
): Paragraph {
	const { of = '', ...rest } = look;
	return new Paragraph({
		children,
		...rest,
		...(isRightToLeft(of) ? { bidirectional: true } : {})
	});
}

/** A paragraph of plain English. */
export function plain(text: string, style?: ParagraphStyle): Paragraph {
	return paragraph(words(text), style ? { style } : {});
}

/** The same on one page with what it speaks of. */
export function lead(text: string): Paragraph {
	return paragraph(words(text), { keepNext: true });
}

export function heading(
	level: keyof typeof headings,
	text: string,
	look: { style?: WordStyle } & Pick<IParagraphOptions, 'pageBreakBefore'> = {}
): Paragraph {
	const { style, ...rest } = look;
	return new Paragraph({
		heading: headings[level],
		children: words(text, style),
		...rest,
		...(isRightToLeft(text) ? { bidirectional: true } : {})
	});
}

/** One point of a list; `of` is the text that says its direction. */
export function point(children: readonly TextRun[], of = ''): Paragraph {
	return paragraph(children, { of, numbering: { reference: 'points', level: 0 } });
}

/** Points of a list in which the order says something. */
export function ranked(
	points: readonly { children: readonly TextRun[]; of: string }[]
): Paragraph[] {
	return points.map(({ children, of }, at) =>
		paragraph(children, {
			of,
			numbering: { reference: 'ranks', level: 0, ...(at === 0 ? { restart: true } : {}) }
		})
	);
}
