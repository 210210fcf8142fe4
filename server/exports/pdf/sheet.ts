import type { Line } from './lines.ts';
import { page } from './look.ts';
import type { Element, Paper } from './paper.ts';

/** What blocks are drawn on. */
export type Surface = Pick<
	Paper,
	'line' | 'element' | 'content' | 'artifact' | 'bookmark' | 'shade' | 'rule'
> & { addPage(): unknown };

/** A surface on which nothing is drawn: to know how many pages there will be before the first is done. */
export const blank: Surface = {
	line: () => {},
	element: (_, parent) => parent,
	content: () => {},
	artifact: () => {},
	bookmark: () => {},
	shade: () => {},
	rule: () => {},
	addPage: () => {}
};

/** So many lines at least of a text are on one page: a single one is lost at its edge. */
const LEAST = 2;

/** Lines of one height. */
export interface Lines {
	lines: readonly Line[];
	height: number;
}

/** The page that is open, and how far down it is filled. */
export class Sheet {
	readonly paper: Surface;
	readonly #foot: (page: number) => void;
	/** The number of this page. */
	number = 1;
	y: number = page.margin;

	/** @param foot draws the foot of a page that is done: no page is kept until the last one */
	constructor(paper: Surface, foot: (page: number) => void = () => {}) {
		this.paper = paper;
		this.#foot = foot;
	}

	get room(): number {
		return page.height - page.margin - this.y;
	}

	get isNew(): boolean {
		return this.y === page.margin;
	}

	/** Goes on, on a page of its own. */
	turn(): void {
		this.end();
		this.paper.addPage();
		this.number++;
		this.y = page.margin;
	}

	/** Ends the page, which is the last one unless it is turned. */
	end(): void {
		this.#foot(this.number);
	}

	/** Turns the page where there is no room of such a height. */
	needs(height: number): void {
		if (height > this.room && !this.isNew) this.turn();
	}

	/** Leaves space, but not at the upper edge of a page. */
	space(height: number): void {
		if (!this.isNew) this.y += height;
	}

	/** Writes lines of a node, on as many pages as they take. */
	write(element: Element, tag: string, { lines, height }: Lines, left: number): void {
		let rest = lines;
		while (rest.length > 0) {
			const taken = rest.slice(0, this.#fitting(rest.length, height));
			if (taken.length === 0) {
				this.turn();
				continue;
			}
			this.paper.content(element, tag, () => {
				for (const [at, line] of taken.entries()) this.paper.line(line, left, this.y + at * height);
			});
			this.y += taken.length * height;
			rest = rest.slice(taken.length);
		}
	}

	#fitting(all: number, height: number): number {
		const fit = Math.floor(this.room / height);
		if (all <= fit) return all;
		const taken = Math.min(fit, all - LEAST);
		return taken < LEAST ? 0 : taken;
	}
}

/** How much room lines need where they begin. */
export function startOf({ lines, height }: Lines): number {
	return (lines.length < 2 * LEAST ? lines.length : LEAST) * height;
}
