import type { OrderedQuestion } from '#lib/domain/reading-order.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { type Priority, priorities } from '#lib/evidence/priorities.ts';
import { type Block, heading, lead, plain, point, ranked, words } from './text.ts';
import { isVoted, voicesFor } from './voices.ts';

/** So many a question: what is on one page is read. All the rest stands below, note by note. */
const MOST = 5;

/** What people chose of one question. Without a vote nothing is put first: its clusters, as they lie. */
export function whatMatters(snapshot: Snapshot, { q, loose }: OrderedQuestion): Block[] {
	const all = priorities(snapshot, q);
	return isVoted(snapshot) ? chosen(all, snapshot) : inClusters(all, loose.length);
}

function chosen(all: readonly Priority[], snapshot: Snapshot): Block[] {
	const voted = all.filter(({ weighed }) => weighed);
	const rest = voted.length - MOST;
	return [
		heading(2, 'What matters most'),
		...(voted.length === 0 ? [plain('Nobody chose anything here.')] : []),
		...ranked(
			voted.slice(0, MOST).map((priority) => ({
				of: priority.words,
				children: [
					...words(priority.words.trim(), 'Term'),
					...sizeOf(priority),
					...(priority.weighed ? voicesFor(priority.weighed, snapshot, '\n', '') : [])
				]
			}))
		),
		...(rest > 0
			? [plain(`Chosen as well: ${count(rest, 'more thing')}. All notes are below.`)]
			: [])
	];
}

function inClusters(all: readonly Priority[], loose: number): Block[] {
	const clusters = all.filter(({ kind, notes }) => kind === 'cluster' && notes > 0);
	if (clusters.length === 0) return [];
	return [
		heading(2, 'What people wrote about'),
		lead('This is in the order of the board. It does not say what matters most.'),
		...clusters.map((priority) =>
			point([...words(priority.words, 'Term'), ...sizeOf(priority)], priority.words)
		),
		...(loose > 0 ? [point(words(said.otherNotes(count(loose, 'note'))))] : [])
	];
}

function sizeOf({ kind, notes }: Priority) {
	return kind === 'cluster' ? words(` (${count(notes, 'note')})`) : [];
}
