import type { VoteResults } from '#lib/domain/results.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { consensus, type Weighed } from '#lib/evidence/consensus.ts';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import { percent } from '#lib/evidence/fraction.ts';
import { itemNames, resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import { type Block, heading, lead, plain, ranked, sentence, paragraph, words } from './text.ts';
import { labelsOf, voicesFor } from './voices.ts';

/** What people chose, in the words of the board: on what all groups agree, and where they differ. */
export function resultsSection(snapshot: Snapshot): Block[] {
	const { results } = snapshot.stage;
	const head = heading(1, evidenceWords.results);
	if (!results) return [head, plain(evidenceWords.noResults)];
	if (results.groups.length === 0) return [head, plain(said.tooFew)];
	const names = itemNames(orderOf(snapshot), ({ text }) => text);
	const found = consensus(results, [...names.keys()]);
	const list = (
		title: string,
		lines: readonly string[],
		none: string,
		items: readonly Weighed[]
	) => [
		heading(2, title),
		...lines.map((line) => lead(line)),
		...(items.length === 0
			? [plain(none)]
			: ranked(items.map((item) => choice(item, names, snapshot))))
	];
	return [
		head,
		...howItWasCounted(results, snapshot),
		...(results.groups.length === 1
			? list(said.all, [], said.none, found.all)
			: [
					...list(said.everyGroup, [said.everyGroupLine], said.noneOfAll, found.everyGroup),
					...list(said.divided, [said.dividedLine], said.noneDivided, found.divided)
				])
	];
}

function howItWasCounted(results: VoteResults, { meta }: Snapshot): Block[] {
	const voted = results.groups.reduce((sum, { ballots }) => sum + ballots, 0);
	const joined = resultGroups(results, meta.groups).filter(
		(_, at) => (results.groups[at]?.ids.length ?? 0) > 1
	);
	return [
		plain(said.how),
		plain(said.voted(voted)),
		...joined.map(({ label }) => paragraph(sentence(said.together(label), labelsOf(meta.groups)))),
		...(results.held ? [plain(said.held)] : []),
		...(results.groups.length === 1 ? [plain(said.oneGroup)] : [])
	];
}

function choice(item: Weighed, names: ReadonlyMap<string, string>, snapshot: Snapshot) {
	const name = (names.get(item.id) ?? '').trim();
	return {
		of: name,
		children: [
			...words(name, 'Term'),
			...voicesFor(item, snapshot, `\n${said.average(percent(item.support))}: `, '.')
		]
	};
}
