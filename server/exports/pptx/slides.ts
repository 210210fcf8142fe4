import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { actionSlides } from './actions.ts';
import { newDeck } from './deck.ts';
import { methodSlides } from './method.ts';
import { normalise } from './normalise.ts';
import { openingSlide } from './opening.ts';
import { peopleSlides } from './people.ts';
import { questionSlide } from './questions.ts';
import { resultSlides } from './results.ts';

/** The deck for a meeting: who took part, a slide a question, what people chose, and who does what. */
export async function exportPptx(context: ExportContext): Promise<ExportFile> {
	const deck = newDeck(context);
	openingSlide(deck, context);
	peopleSlides(deck, context);
	for (const question of context.snapshot.meta.framework.questions)
		questionSlide(deck, context, question);
	resultSlides(deck, context);
	actionSlides(deck, context);
	methodSlides(deck, context);
	// Asked for as bytes, it is made without a disk; there are no pictures to be fetched.
	const made = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
	return {
		bytes: normalise(made, context.exportedAt),
		type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		name: fileName(context.title, context.date, 'pptx')
	};
}
