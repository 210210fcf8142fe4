import type { Table } from './blocks.ts';
import type { Laid } from './laid.ts';
import { type Line, linesOf, type Measure, widthOf } from './lines.ts';
import { colours, LEADING, type Letters, looks, page, spaces, TEXT_WIDTH } from './look.ts';
import type { Element, Paper } from './paper.ts';
import type { Sheet } from './sheet.ts';

/** Points between the edge of a cell and its words. */
const [BESIDE, ABOVE] = [4, 3];
const HEIGHT = looks.table.size * LEADING;
/** A table of so few rows stays on one page: it is seen at a glance. */
const FEW = 12;
/** Points of a page that leave room for a heading and the head of a table above a row or all rows. */
const TALLEST = page.height - 2 * page.margin - 150;

interface Place {
	left: number;
	width: number;
	isNumber: boolean;
}
type Row = readonly (readonly Line[])[];

/** A table as wide as the page: its head comes again on each page, and no row is cut by the end of one. */
export function laidTable({ caption, columns, rows }: Table, paper: Paper): Laid {
	const sum = columns.reduce((total, { share }) => total + share, 0);
	let left: number = page.margin;
	const places = columns.map(({ share, isNumber = false }): Place => {
		const place = { left, width: (TEXT_WIDTH * share) / sum, isNumber };
		left += place.width;
		return place;
	});
	const lay = (words: Parameters<typeof linesOf>[0], letters: Letters, at: number) =>
		linesOf(words, letters, (places[at]?.width ?? 0) - 2 * BESIDE, paper.measure);
	const head = columns.map((column, at) => lay([{ text: column.head }], looks.tableHead, at));
	const body = rows.map((row): Row => row.map((words, at) => lay(words, looks.table, at)));
	const above = linesOf([{ text: caption }], looks.caption, TEXT_WIDTH, paper.measure);
	const aboveHeight = looks.caption.size * LEADING;
	const opening = above.length * aboveHeight + ABOVE + heightOf(head);
	const whole = body.reduce((total, row) => total + heightOf(row), 0);
	const first = body[0] ? splittable(heightOf(body[0])) : 0;
	const drawing = new TableDrawing(places, head, paper.measure);
	return {
		before: spaces.table,
		start: opening + (body.length <= FEW && whole <= TALLEST ? whole : first),
		isLead: false,
		draw: (sheet, root) => {
			const table = sheet.paper.element('Table', root);
			sheet.write(
				sheet.paper.element('Caption', table),
				'Caption',
				{ lines: above, height: aboveHeight },
				page.margin
			);
			sheet.y += ABOVE;
			drawing.head(sheet, sheet.paper.element('THead', table));
			const rows = sheet.paper.element('TBody', table);
			for (const row of body) drawing.row(sheet, rows, row);
		}
	};
}

function heightOf(row: Row): number {
	return Math.max(...row.map((lines) => lines.length)) * HEIGHT + 2 * ABOVE;
}

/** How much room a row of such a height needs where it begins. */
function splittable(height: number): number {
	return height > TALLEST ? 5 * HEIGHT : height;
}

class TableDrawing {
	readonly #places: readonly Place[];
	readonly #head: Row;
	readonly #measure: Measure;

	constructor(places: readonly Place[], head: Row, measure: Measure) {
		this.#places = places;
		this.#head = head;
		this.#measure = measure;
	}

	head(sheet: Sheet, parent: Element): void {
		this.#shade(sheet);
		const row = sheet.paper.element('TR', parent);
		const cells = this.#head.map(() => this.#header(sheet, row, 'Column'));
		this.#draw(sheet, this.#head, (at, draw) => {
			const cell = cells[at];
			if (cell) sheet.paper.content(cell, 'TH', draw);
		});
	}

	/** Only a row that is about as high as a page begins on one and goes on, on the next. */
	row(sheet: Sheet, parent: Element, row: Row): void {
		const element = sheet.paper.element('TR', parent);
		const cells = row.map((_, at) =>
			at === 0 ? this.#header(sheet, element, 'Row') : sheet.paper.element('TD', element)
		);
		let rest = row;
		while (rest.some((lines) => lines.length > 0)) {
			if (splittable(heightOf(rest)) > sheet.room && !sheet.isNew) this.#turn(sheet);
			const fit = Math.max(1, Math.floor((sheet.room - 2 * ABOVE) / HEIGHT));
			this.#draw(
				sheet,
				rest.map((lines) => lines.slice(0, fit)),
				(at, draw) => {
					const cell = cells[at];
					if (cell) sheet.paper.content(cell, at === 0 ? 'TH' : 'TD', draw);
				}
			);
			rest = rest.map((lines) => lines.slice(fit));
			if (rest.some((lines) => lines.length > 0)) this.#turn(sheet);
		}
	}

	/** The head again, for the eye alone: the structure has it once. */
	#turn(sheet: Sheet): void {
		sheet.turn();
		this.#shade(sheet);
		this.#draw(sheet, this.#head, (_, draw) => sheet.paper.artifact('Pagination', draw));
	}

	#header({ paper }: Sheet, row: Element, scope: 'Column' | 'Row'): Element {
		return paper.element('TH', row, { O: 'Table', Scope: scope });
	}

	#shade({ paper, y }: Sheet): void {
		paper.shade(page.margin, y, TEXT_WIDTH, heightOf(this.#head), colours.pale);
	}

	#draw(sheet: Sheet, row: Row, inCell: (at: number, draw: () => void) => void): void {
		const { paper } = sheet;
		const top = sheet.y + ABOVE;
		for (const [at, lines] of row.entries()) {
			const place = this.#places[at];
			if (!place || lines.length === 0) continue;
			inCell(at, () => {
				for (const [index, line] of lines.entries()) {
					const spare = place.width - 2 * BESIDE - widthOf(line, this.#measure, true);
					const left = place.left + BESIDE + (place.isNumber ? spare : 0);
					paper.line(line, left, top + index * HEIGHT);
				}
			});
		}
		sheet.y += heightOf(row);
		paper.rule(page.margin, sheet.y, TEXT_WIDTH, 0.5, colours.line);
	}
}
