import type PptxGenJS from 'pptxgenjs';
import { orderOf } from '#lib/domain/snapshot.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Group } from '#lib/domain/group.ts';
import { consensus } from '#lib/evidence/consensus.ts';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import { itemNames, resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import type { ExportContext } from '../export-context.ts';
import { addSlide, addWords } from './deck.ts';
import { oneLine } from './fit.ts';
import { line } from './lines.ts';
import { sizes } from './look.ts';
import { resultTable } from './result-table.ts';
import { type Table, tableSlides } from './table.ts';

const AFTER = 8;

/** What every group supports and where they differ, or why there is nothing to say about that. */
export function resultSlides(deck: PptxGenJS, { snapshot }: ExportContext): void {
	const { results } = snapshot.stage;
	const groups = results ? resultGroups(results, snapshot.meta.groups) : [];
	if (!results || groups.length < 2) {
		wordsSlide(deck, evidenceWords.results, whyNone(results, groups));
		return;
	}
	const names = itemNames(orderOf(snapshot), ({ text }) => text);
	const { everyGroup, divided } = consensus(results, [...names.keys()]);
	const about = howMany(results, groups);
	const table = resultTable({ results, groups, names });
	const slides = (title: string, { columns, rows }: Table, above: string[], none: string[]) => {
		if (rows.length === 0) return wordsSlide(deck, title, none);
		const caption = [line(above.join(' '), sizes.body, { after: AFTER })];
		tableSlides(deck, { title, caption, columns, rows });
	};
	slides(
		said.everyGroup,
		table(everyGroup),
		[said.everyGroupLine, ...about],
		[said.noneOfAll, ...about]
	);
	slides(said.divided, table(divided), [said.dividedLine], [said.noneDivided]);
}

function wordsSlide(deck: PptxGenJS, title: string, sentences: readonly string[]): void {
	const lines = sentences.map((text) => line(text, sizes.words, { after: AFTER }));
	addWords(addSlide(deck, 'Words', title), lines);
}

function whyNone(results: VoteResults | undefined, groups: readonly Group[]): string[] {
	if (!results) return [evidenceWords.noResults];
	return groups.length === 0 ? [said.tooFew] : [...howMany(results, groups), said.oneGroup];
}

/** How many voted, and what was done in counting so that nobody is found among few. */
function howMany({ groups, held }: VoteResults, shown: readonly Group[]): string[] {
	const voted = groups.reduce((sum, { ballots }) => sum + ballots, 0);
	const joined = shown.filter((_, at) => (groups[at]?.ids.length ?? 0) > 1);
	return [
		said.voted(voted),
		...joined.map(({ label }) => said.together(oneLine(label))),
		...(held ? [said.held] : [])
	];
}
