/** Points of a millimetre. */
const MM = 72 / 25.4;

/** A4 in points, with margins of 18 mm; the foot of each page stands in the lower one. */
export const page = {
	width: 210 * MM,
	height: 297 * MM,
	margin: 18 * MM,
	/** From the lower edge to the line on which the foot stands. */
	foot: 10 * MM
} as const;
export const TEXT_WIDTH = page.width - 2 * page.margin;

/** Colours of the product. None of them says anything that words do not say as well. */
export const colours = {
	ink: '#212b32',
	soft: '#425563',
	teal: '#0f4c4f',
	pale: '#dcebea',
	clay: '#b8450f',
	line: '#4c6272'
} as const;
export type Colour = keyof typeof colours;

/** How letters are set: their size in points, their weight and their colour. */
export interface Letters {
	size: number;
	bold: boolean;
	colour: Colour;
}

/** From so many letters on a title is set smaller, so that it leaves room on the first page. */
const LONG_TITLE = 120;

const text: Letters = { size: 11, bold: false, colour: 'ink' };
export const looks = {
	text,
	soft: { ...text, colour: 'soft' },
	table: { ...text, size: 9.5 },
	tableHead: { size: 9.5, bold: true, colour: 'teal' },
	caption: { ...text, size: 10, colour: 'soft' },
	foot: { ...text, size: 9, colour: 'soft' }
} as const satisfies Record<string, Letters>;

export function headingLetters(level: 1 | 2 | 3, title: string): Letters {
	const size = level === 1 ? (title.length > LONG_TITLE ? 15 : 24) : level === 2 ? 16 : 12.5;
	return { size, bold: true, colour: 'teal' };
}

/** From one line to the next, of the size of the letters. */
export const LEADING = 1.4;
/** Where letters stand in their line, of the same. */
export const BASELINE = 1.08;

/** Points above a block. The first one on a page has none. */
export const spaces = {
	1: 2,
	2: 24,
	3: 14,
	paragraph: 6,
	list: 6,
	point: 4,
	table: 8
} as const;
