import { peopleFrom } from '#lib/domain/group.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { consensus, type Weighed } from '#lib/evidence/consensus.ts';
import { evidenceWords } from '#lib/evidence/evidence-words.ts';
import { percent } from '#lib/evidence/fraction.ts';
import { itemNames, resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import { type Block, heading, lead, list, paragraph, type Words } from './blocks.ts';
import { resultsTable, type Voted } from './results-table.ts';

/** What people chose: on what all groups agree, where they differ, and all of it. Nothing without a vote. */
export function resultsSection(snapshot: Snapshot): Block[] {
	const { results } = snapshot.stage;
	if (!results) return [];
	const head = heading(2, evidenceWords.results);
	if (results.groups.length === 0) return [head, paragraph(said.tooFew)];
	const names = itemNames(orderOf(snapshot), ({ text }) => text);
	const voted = { results, groups: resultGroups(results, snapshot.meta.groups), names };
	const found = consensus(results, [...names.keys()]);
	return [
		head,
		...howItWasCounted(voted),
		...(results.groups.length > 1
			? [
					...section(said.everyGroup, said.everyGroupLine, said.noneOfAll, found.everyGroup, voted),
					...section(said.divided, said.dividedLine, said.noneDivided, found.divided, voted)
				]
			: []),
		heading(3, said.all),
		...(found.all.length > 0 ? [resultsTable(found.all, voted)] : [paragraph(said.none)])
	];
}

function howItWasCounted({ results, groups }: Voted): Block[] {
	const voted = results.groups.reduce((sum, { ballots }) => sum + ballots, 0);
	const joined = groups.filter(({ of }) => of !== undefined);
	return [
		said.how,
		said.voted(voted),
		...joined.map(({ label }) => said.together(label)),
		...(results.held ? [said.held] : []),
		...(groups.length === 1 ? [said.oneGroup] : [])
	].map((line) => paragraph(line));
}

function section(
	title: string,
	about: string,
	none: string,
	items: readonly Weighed[],
	voted: Voted
): Block[] {
	return [
		heading(3, title),
		...(items.length > 0
			? [
					lead(about),
					...list(
						items.map((item) => choice(item, voted)),
						true
					)
				]
			: [paragraph(none)])
	];
}

function choice(item: Weighed, voted: Voted): Words[] {
	return [
		{ text: (voted.names.get(item.id) ?? '').trim(), bold: true },
		{
			text: `\n${said.average(percent(item.support))}: ${voicesOf(item, voted)}.`,
			colour: 'soft'
		}
	];
}

/** "3 of 6 link workers, 4 of 7 patients": of each group that is shown, how many chose it. */
export function voicesOf({ people }: Weighed, { results, groups }: Voted): string {
	return groups
		.map((group, at) => {
			const some = said.of(people[at] ?? 0, results.groups[at]?.ballots ?? 0);
			return `${some} ${groups.length > 1 ? peopleFrom(group) : 'people'}`;
		})
		.join(', ');
}
