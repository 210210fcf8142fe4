import type PptxGenJS from 'pptxgenjs';
import { ABSENT, type Coverage, count, coverage, people } from '#lib/evidence/coverage.ts';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import type { ExportContext } from '../export-context.ts';
import { addSlide, addWords, pageTitle } from './deck.ts';
import { oneLine } from './fit.ts';
import { groupRuns } from './groups.ts';
import { type Line, line, paged } from './lines.ts';
import { type Box, boxes, colours, points, sizes } from './look.ts';

const { body } = boxes;
const who = { ...body, w: 4.9 };
const missing = { ...body, x: body.x + 5.4, w: body.w - 5.4 };
const AFTER = 8;
const TITLE = 'Who took part, and whose voice is missing';

/** Who was in the room on the left, whose voice is missing on the right, and the rest on further slides. */
export function peopleSlides(deck: PptxGenJS, context: ExportContext): void {
	const { meta, counts } = context.snapshot;
	const table = coverage(meta.framework.questions, meta.groups, counts.notes, counts.people);
	const [left, right] = [
		fitting((size) => attendance(table, context, size), who),
		fitting((size) => voices(table, context, size), missing)
	];
	const rest = [...left.rest, ...right.rest];
	const further = rest.length > 0 ? paged(rest, points(body.w), points(body.h)) : [];
	const title = (page: number) => pageTitle(TITLE, page, further.length + 1);
	const first = addSlide(deck, 'Table', title(0));
	addWords(first, left.first, who);
	addWords(first, right.first, missing);
	for (const [page, lines] of further.entries())
		addWords(addSlide(deck, 'Words', title(page + 1)), lines);
}

/** What one slide has room for in large letters, or else in smaller ones, and what is left over. */
function fitting(lines: (size: number) => Line[], box: Box): { first: Line[]; rest: Line[] } {
	const pages = (size: number) => paged(lines(size), points(box.w), points(box.h));
	const large = pages(sizes.words);
	const [first = [], ...rest] = large.length > 1 ? pages(sizes.body) : large;
	return { first, rest: rest.flat() };
}

function heading(text: string, size: number): Line {
	return { runs: [{ text, bold: true, colour: colours.teal }], size, after: AFTER };
}

function attendance(table: Coverage, { reported }: ExportContext, size: number): Line[] {
	const notes = line(`${count(table.notes, 'note')} in all`, size, { after: AFTER });
	if (reported?.isFew)
		return [line('Fewer than 3 people took part.', size, { after: AFTER }), notes];
	if (table.people === 0)
		return [line('How many people took part is not known.', size, { after: AFTER }), notes];
	return [
		heading(`${people(table.people)} took part`, size),
		...table.groups.map(({ group, people: some, isAbsent }): Line => ({
			runs: [...groupRuns(group, 'label'), { text: `: ${isAbsent ? ABSENT : people(some)}` }],
			size,
			after: AFTER
		})),
		notes
	];
}

function voices(table: Coverage, { reported }: ExportContext, size: number): Line[] {
	if (reported?.isFew) return [line('All groups are shown together.', size)];
	const gaps = [
		...table.absences,
		...(table.notes > 0 ? table.sentences.map(({ text }) => text) : [])
	];
	return [
		heading(evidenceWords.voices, size),
		...(reported?.sentences ?? []).map((text) => line(oneLine(text), size, { after: AFTER })),
		...gaps.map((text) => line(oneLine(text), size, { after: AFTER, bullet: true })),
		...verdict(table, gaps.length).map((text) => line(text, size))
	];
}

/** Without people nothing is thin or empty, and that says nothing about who is missing. */
function verdict(table: Coverage, gaps: number): string[] {
	if (table.people === 0) return ['So these slides cannot say whose voice is missing.'];
	if (table.notes === 0) return ['Nothing has been shared yet.'];
	if (gaps > 0) return [];
	return table.groups.filter(({ people }) => people > 0).length > 1
		? [evidenceWords.noGaps]
		: ['There are enough notes about every question.'];
}
