import type PptxGenJS from 'pptxgenjs';
import type { FrameworkQuestion } from '#lib/domain/framework.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { percent } from '#lib/evidence/fraction.ts';
import { type Priority, priorities } from '#lib/evidence/priorities.ts';
import { resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords } from '#lib/evidence/results-words.ts';
import type { ExportContext } from '../export-context.ts';
import { addSlide, addWords } from './deck.ts';
import { cutToFit, linesOf } from './fit.ts';
import { groupRuns, groupsInLine, groupsOf, listed } from './groups.ts';
import { heightOf, type Line, line, type Run, textOf } from './lines.ts';
import { boxes, points, sizes } from './look.ts';

/** So many things are shown of each question. */
const TOP = 5;
const WIDTH = points(boxes.body.w);
/** Points below each, as there is room. */
const [LEAST, MOST] = [7, 18];
/** Points above the foot that stay free where they can. */
const AIR = 14;

/** One slide: what was said first or chosen most, who said it, and how many chose it of each group. */
export function questionSlide(
	deck: PptxGenJS,
	{ snapshot }: ExportContext,
	question: FrameworkQuestion
): void {
	const all = priorities(snapshot, question.id);
	const slide = addSlide(deck, 'Words', question.headline);
	const top = all.slice(0, TOP);
	const more = all.length - top.length;
	const end = [
		...(top.length === 0 ? [line('No notes here.', sizes.words)] : []),
		...(more > 0 ? [line(`and ${more} more`, sizes.body)] : [])
	];
	const rows = top.map(() => 1);
	const lines = (after = LEAST) => [
		...top.flatMap((each, at) => thing(each, snapshot, rows[at] ?? 1, after)),
		...end
	];
	// Words have a second line as long as all else keeps its place.
	for (const at of rows.keys()) {
		rows[at] = 2;
		if (tall(lines()) > points(boxes.body.h)) rows[at] = 1;
	}
	const room = Math.max(0, points(boxes.body.h) - AIR - tall(lines()));
	addWords(slide, lines(Math.floor(Math.min(MOST, LEAST + room / Math.max(1, top.length)))));
}

function tall(lines: readonly Line[]): number {
	return lines.reduce((sum, each) => sum + heightOf(each, WIDTH), 0);
}

function thing(each: Priority, snapshot: Snapshot, rows: number, after: number): Line[] {
	const style = { size: sizes.words, bold: true };
	const words = cutToFit(each.words, style, WIDTH, rows);
	const from = sources(each, snapshot);
	const votes = votesLine(each, snapshot);
	return [
		{ runs: [{ text: words, bold: true }], size: sizes.words, after: 1 },
		{ runs: from, size: sizes.body, after: votes.length > 0 ? 1 : after },
		...(votes.length > 0 ? [{ runs: votes, size: sizes.body, after }] : [])
	];
}

function sources({ notes, groups }: Priority, { meta }: Snapshot): Run[] {
	if (notes === 0) return [{ text: 'No notes in it yet' }];
	const first = `${count(notes, 'note')} from `;
	return groupsInLine(first, groupsOf(groups, meta.groups), sizes.body, WIDTH);
}

/** "Chosen by 3 of 6" of each group, or the average where there are too many groups for one line. */
function votesLine({ weighed }: Priority, { meta, stage }: Snapshot): Run[] {
	const { results } = stage;
	if (!weighed || !results) return [];
	const parts = resultGroups(results, meta.groups).map((group, at): Run[] => {
		const some = resultsWords.of(weighed.people[at] ?? 0, results.groups[at]?.ballots ?? 0);
		return [...groupRuns(group, 'short'), { text: `: ${some}` }];
	});
	const runs: Run[] = [{ text: 'Chosen by ' }, ...listed(parts)];
	return linesOf(textOf(runs), { size: sizes.body }, WIDTH) === 1
		? runs
		: [{ text: `${resultsWords.average(percent(weighed.support))} chose this` }];
}
