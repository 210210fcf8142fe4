import type PptxGenJS from 'pptxgenjs';
import type { ExportContext } from '../export-context.ts';
import { dayInWords } from '../statement.ts';
import { addSlide, addWords } from './deck.ts';
import { cutToFit } from './fit.ts';
import { line } from './lines.ts';
import { boxes, points, sizes } from './look.ts';

/** The workshop, where and when it was, and whose words these are. */
export function openingSlide(deck: PptxGenJS, { title, site, date }: ExportContext): void {
	const slide = addSlide(deck, 'Opening', title);
	const style = { size: sizes.words };
	addWords(slide, [
		...(site ? [line(cutToFit(site, style, points(boxes.openingBody.w), 2), sizes.words)] : []),
		line(dayInWords(date), sizes.words, { after: 10 }),
		line("These are participants' own words.", sizes.words)
	]);
}
