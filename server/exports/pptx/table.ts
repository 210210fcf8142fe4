import type PptxGenJS from 'pptxgenjs';
import { addSlide, addWords, pageTitle } from './deck.ts';
import { asText, heightOf, type Line } from './lines.ts';
import { boxes, colours, points } from './look.ts';

/** One column: its name, and its width in inches. */
export interface Column {
	head: Line;
	width: number;
}

/** What is in a table, whatever slides it takes. */
export interface Table {
	columns: readonly Column[];
	rows: readonly (readonly Line[])[];
}

/** How it stands on them. */
interface TableSlides extends Table {
	title: string;
	/** Above the table, on the first slide alone. */
	caption: readonly Line[];
}

/** More rows than this are too many to speak about. */
const MOST_ROWS = 6;
/** Points above and below the words of a cell, and beside them. */
const PAD = 5;
export const BESIDE = 12;
const { body } = boxes;

/** A table on as many slides as it needs, the names of its columns on each. */
export function tableSlides(deck: PptxGenJS, { title, caption, columns, rows }: TableSlides): void {
	const above = caption.reduce((sum, each) => sum + heightOf(each, points(body.w)), 0) / 72;
	const pages = pagedRows(columns, rows, above);
	for (const [page, some] of pages.entries()) {
		const slide = addSlide(deck, 'Table', pageTitle(title, page, pages.length));
		const isFirst = page === 0 && caption.length > 0;
		if (isFirst) addWords(slide, caption, { ...body, h: above });
		const cells = [columns.map(({ head }) => head), ...some];
		slide.addTable(
			cells.map((row, at) => row.map((each) => cell(each, at === 0))),
			{
				x: body.x,
				y: isFirst ? body.y + above : body.y,
				w: body.w,
				colW: columns.map(({ width }) => width),
				objectName: title,
				margin: [PAD, BESIDE, PAD, 0]
			}
		);
	}
}

function cell(words: Line, isHead: boolean): PptxGenJS.TableCell {
	const none: PptxGenJS.BorderProps = { type: 'none' };
	const under: PptxGenJS.BorderProps = isHead
		? { type: 'solid', pt: 1.5, color: colours.firm }
		: { type: 'solid', pt: 0.75, color: colours.line };
	return {
		text: asText([words]),
		options: {
			fontSize: words.size,
			valign: isHead ? 'bottom' : 'top',
			border: [none, none, under, none]
		}
	};
}

function pagedRows(
	columns: readonly Column[],
	rows: readonly (readonly Line[])[],
	above: number
): (readonly Line[])[][] {
	const tall = (row: readonly Line[]) =>
		2 * PAD +
		Math.max(...row.map((each, at) => heightOf(each, points(columns[at]?.width ?? 1) - BESIDE)));
	const head = tall(columns.map((column) => column.head));
	const pages: (readonly Line[])[][] = [];
	let room = 0;
	for (const row of rows) {
		const page = pages.at(-1);
		if (page && page.length < MOST_ROWS && tall(row) <= room) page.push(row);
		else {
			room = points(body.h - (pages.length === 0 ? above : 0)) - head;
			pages.push([row]);
		}
		room -= tall(row);
	}
	return pages;
}
