import { Paragraph } from 'docx';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { consensus } from '#lib/evidence/consensus.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { type Priority, priorities } from '#lib/evidence/priorities.ts';
import { table } from './table.ts';
import { type Block, heading, paragraph, plain, words } from './text.ts';
import { isVoted } from './voices.ts';

/** So many things in all: each wants an answer. */
const MOST = 10;
/** Twentieths of a point: both columns together are as wide as the page. */
const HALF = 4_819;
/** The same: two lines of handwriting. */
const TO_WRITE_IN = 1_000;

/** A sheet of its own to fill in together and to give back to the people who took part. */
export function youSaid(snapshot: Snapshot): Block[] {
	const head = heading(1, 'You said, we will', { pageBreakBefore: true });
	const things = mostInAll(snapshot);
	if (things.length === 0) return [head, plain(`${said.nothing}.`)];
	const labels = new Map(snapshot.meta.framework.questions.map(({ id, label }) => [id, label]));
	return [
		head,
		plain(whichOnes(isVoted(snapshot), things.length)),
		plain(
			'The second column is empty so that you can write in it. Fill it in together. Then give it back to the people who took part.'
		),
		table({
			widths: [HALF, HALF],
			head: ['You said', said.weWill],
			height: TO_WRITE_IN,
			rows: things.map(({ q, words: text }) => [
				[
					paragraph(words(labels.get(q) ?? q, 'Sign'), { style: 'TableText' }),
					paragraph(words(text.trim()), { style: 'TableText', of: text })
				],
				[new Paragraph({ style: 'TableText' })]
			])
		})
	];
}

function whichOnes(isVoted: boolean, many: number): string {
	if (!isVoted)
		return 'There are no results of a vote. So this begins with the first of each question.';
	return many < MOST
		? 'This is what people chose, and every group counts the same.'
		: `These are the first ${many} things that people chose, and every group counts the same.`;
}

/**
 * After a vote what was chosen in all questions, by support. Without one the first of each question,
 * then the second of each, so that none is left out for standing last.
 */
function mostInAll(snapshot: Snapshot): Priority[] {
	const { results } = snapshot.stage;
	const byQuestion = snapshot.meta.framework.questions.map(({ id }) =>
		priorities(snapshot, id).filter(({ notes }) => notes > 0)
	);
	if (!results || !isVoted(snapshot)) return inTurn(byQuestion);
	const all = new Map(byQuestion.flat().map((thing) => [thing.id, thing]));
	return consensus(results, [...all.keys()])
		.all.flatMap(({ id }) => all.get(id) ?? [])
		.slice(0, MOST);
}

function inTurn(byQuestion: readonly Priority[][]): Priority[] {
	const turns = Array.from({ length: MOST }, (_, turn) =>
		byQuestion.flatMap((things) => things[turn] ?? [])
	);
	const first = new Set(turns.flat().slice(0, MOST));
	return byQuestion.flat().filter((thing) => first.has(thing));
}
