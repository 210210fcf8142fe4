import PptxGenJS from 'pptxgenjs';
import type { ExportContext } from '../export-context.ts';
import { isolated } from '../html/direction.ts';
import { dayInWords } from '../statement.ts';
import { cutToFit, linesOf, oneLine } from './fit.ts';
import { asText, type Line } from './lines.ts';
import { type Box, boxes, colours, FONT, points, sizes } from './look.ts';

/** Each has a title; the first two have a place for paragraphs besides. */
export type Layout = 'Opening' | 'Words' | 'Table';

/** An empty deck with its layouts. What is on every slide stands in these and is not read out again. */
export function newDeck(context: ExportContext): PptxGenJS {
	const deck = new PptxGenJS();
	deck.layout = 'LAYOUT_WIDE';
	deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
	deck.title = oneLine(context.title);
	deck.author = 'Fiveways';
	deck.company = 'Fiveways';
	deck.subject = 'What was said at the workshop';
	const name = oneLine(`${isolated(context.title)}. ${dayInWords(context.date)}`);
	const foot = cutToFit(name, { size: sizes.small }, points(boxes.foot.w), 1);
	deck.defineSlideMaster({
		title: 'Opening' satisfies Layout,
		objects: [
			rule(boxes.openingRule),
			titlePlace(boxes.openingTitle, 'bottom'),
			wordsPlace(boxes.openingBody)
		]
	});
	for (const title of ['Words', 'Table'] satisfies Layout[])
		deck.defineSlideMaster({
			title,
			objects: [
				rule(boxes.rule),
				{
					text: {
						text: foot,
						options: { ...boxes.foot, margin: 0, fontSize: sizes.small, color: colours.soft }
					}
				},
				titlePlace(boxes.title, 'middle'),
				...(title === 'Words' ? [wordsPlace(boxes.body)] : [])
			],
			slideNumber: {
				...boxes.number,
				margin: 0,
				align: 'right',
				valign: 'middle',
				fontSize: sizes.small,
				color: colours.soft
			}
		});
	return deck;
}

/** The next slide. A title is set as large as its two lines allow. */
export function addSlide(deck: PptxGenJS, layout: Layout, title: string): PptxGenJS.Slide {
	const slide = deck.addSlide({ masterName: layout });
	const words = oneLine(title);
	const [box, choices, lines] =
		layout === 'Opening' ? [boxes.openingTitle, [40, 32], 3] : [boxes.title, [sizes.title], 1];
	const fontSize =
		choices.find((size) => linesOf(words, { size, bold: true }, points(box.w)) <= lines) ?? 24;
	slide.addText([{ text: words, options: { fontSize, bold: true, color: colours.teal } }], {
		placeholder: 'title'
	});
	return slide;
}

/** A title with which of several slides this is, from 0: no two slides are called the same. */
export function pageTitle(title: string, page: number, pages: number): string {
	return pages > 1 ? `${title} (${page + 1} of ${pages})` : title;
}

/** Paragraphs in the slide's own place for them, or in a box. */
export function addWords(slide: PptxGenJS.Slide, lines: readonly Line[], box?: Box): void {
	slide.addText(
		asText(lines),
		box ? { ...box, margin: 0, valign: 'top', isTextBox: true } : { placeholder: 'words' }
	);
}

type Objects = NonNullable<PptxGenJS.SlideMasterProps['objects']>;

function rule(box: Box): Objects[number] {
	return { line: { ...box, line: { color: colours.clay, width: 1.5 } } };
}

function titlePlace(box: Box, valign: 'middle' | 'bottom'): Objects[number] {
	return {
		placeholder: {
			options: {
				...box,
				name: 'title',
				type: 'title',
				margin: 0,
				align: 'left',
				valign,
				fontSize: sizes.title,
				bold: true,
				color: colours.teal
			}
		}
	};
}

function wordsPlace(box: Box): Objects[number] {
	return {
		placeholder: {
			options: {
				...box,
				name: 'words',
				type: 'body',
				margin: 0,
				align: 'left',
				valign: 'top',
				fontSize: sizes.body,
				color: colours.ink
			}
		}
	};
}
