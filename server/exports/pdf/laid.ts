import type { Element } from './paper.ts';
import type { Sheet } from './sheet.ts';

/** A block that knows its lines. */
export interface Laid {
	/** Points above it. */
	before: number;
	/** How much room its beginning needs. */
	start: number;
	/** Whether it stays on one page with the beginning of the next. */
	isLead: boolean;
	draw: (sheet: Sheet, root: Element) => void;
}
