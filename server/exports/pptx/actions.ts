import type PptxGenJS from 'pptxgenjs';
import { actionsInOrder } from '#lib/domain/action.ts';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import type { ExportContext } from '../export-context.ts';
import { dayInWords } from '../statement.ts';
import { addSlide, addWords } from './deck.ts';
import { oneLine } from './fit.ts';
import { type Line, line } from './lines.ts';
import { boxes, sizes } from './look.ts';
import { tableSlides } from './table.ts';

/** What was agreed. Nothing of it is cut: where words are many, a slide has fewer rows. */
export function actionSlides(deck: PptxGenJS, { snapshot }: ExportContext): void {
	const actions = actionsInOrder(snapshot.actions);
	if (actions.length === 0) {
		const slide = addSlide(deck, 'Words', evidenceWords.actions);
		addWords(slide, [line(evidenceWords.noActions, sizes.words)]);
		return;
	}
	const head = (text: string): Line => ({ runs: [{ text, bold: true }], size: sizes.body });
	const words = (text: string) => line(oneLine(text), sizes.body);
	tableSlides(deck, {
		title: evidenceWords.actions,
		caption: [],
		columns: [
			{ head: head(evidenceWords.weWill), width: boxes.body.w - 5.7 },
			{ head: head(evidenceWords.who), width: 3.2 },
			{ head: head(evidenceWords.byWhen), width: 2.5 }
		],
		rows: actions.map(({ text, owner, due }) => [
			words(text),
			words(owner ?? evidenceWords.noOwner),
			words(due ? dayInWords(due) : evidenceWords.noDate)
		])
	});
}
