import type PptxGenJS from 'pptxgenjs';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import type { ExportContext } from '../export-context.ts';
import { statement } from '../statement.ts';
import { addSlide, addWords, pageTitle } from './deck.ts';
import { oneLine } from './fit.ts';
import { type Line, paged } from './lines.ts';
import { boxes, points, sizes } from './look.ts';

/** Every line that a file states about itself, whole, on one slide or two. */
export function methodSlides(deck: PptxGenJS, context: ExportContext): void {
	const lines = statement(context).map(([name, value]): Line => ({
		runs: [{ text: `${name}: `, bold: true }, { text: oneLine(value) }],
		size: sizes.small,
		after: 6
	}));
	const pages = paged(lines, points(boxes.body.w), points(boxes.body.h));
	for (const [page, some] of pages.entries())
		addWords(addSlide(deck, 'Words', pageTitle(evidenceWords.method, page, pages.length)), some);
}
