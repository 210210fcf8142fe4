import type { Colour } from './look.ts';

/** Words within a block that are set alike. */
export interface Words {
	text: string;
	bold?: boolean;
	colour?: Colour;
	/** Smaller than the words around them, and in one line where there is room. */
	isSign?: boolean;
}

/** A part of the report, before anything is known of pages. */
export type Block = Heading | Paragraph | List | Table;

export interface Heading {
	kind: 'heading';
	level: 1 | 2 | 3;
	text: string;
}

export interface Paragraph {
	kind: 'paragraph';
	words: readonly Words[];
	/** On one page with the beginning of what follows. */
	isLead?: boolean;
}

export interface List {
	kind: 'list';
	points: readonly (readonly Words[])[];
	/** Whether the order says something: then the points have numbers. */
	isRanked?: boolean;
}

export interface Table {
	kind: 'table';
	caption: string;
	columns: readonly Column[];
	/** The first cell of a row says what the row is about. */
	rows: readonly (readonly (readonly Words[])[])[];
}

export interface Column {
	head: string;
	/** Of the width of the page, in parts of the sum of all. */
	share: number;
	/** Numbers stand below each other by their last digit. */
	isNumber?: boolean;
}

export function heading(level: Heading['level'], text: string): Heading {
	return { kind: 'heading', level, text };
}

/** A paragraph of such words, or of one text in ink. */
export function paragraph(words: string | readonly Words[]): Paragraph {
	return { kind: 'paragraph', words: typeof words === 'string' ? [{ text: words }] : words };
}

/** The same on one page with what it speaks of. */
export function lead(words: string | readonly Words[]): Paragraph {
	return { ...paragraph(words), isLead: true };
}

/** Nothing where there is no point. */
export function list(points: List['points'], isRanked = false): List[] {
	return points.length > 0 ? [{ kind: 'list', points, isRanked }] : [];
}

/** A text as one line of a table. */
export function cell(text: string | number, look: Omit<Words, 'text'> = {}): Words[] {
	return [{ text: String(text).replace(/\s+/gu, ' ').trim(), ...look }];
}

/** All texts of a block, each by itself. */
export function textsOf(block: Block): string[] {
	const of = (words: readonly Words[]) => words.map(({ text }) => text);
	switch (block.kind) {
		case 'heading':
			return [block.text];
		case 'paragraph':
			return of(block.words);
		case 'list':
			return block.points.flatMap(of);
		case 'table':
			return [
				block.caption,
				...block.columns.map(({ head }) => head),
				...block.rows.flat().flatMap(of)
			];
	}
}
