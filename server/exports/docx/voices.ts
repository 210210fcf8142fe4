import type { TextRun } from 'docx';
import { type Group, peopleFrom } from '#lib/domain/group.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { Weighed } from '#lib/evidence/consensus.ts';
import { resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import { sentence } from './text.ts';

/** Whether people voted, and enough of them that what they chose may be told. */
export function isVoted({ stage }: Snapshot): boolean {
	return (stage.results?.groups.length ?? 0) > 0;
}

/** "3 of 6 link workers, 4 of 7 patients": of each group that is shown, how many chose it. */
export function voicesFor(
	{ people }: Weighed,
	{ stage, meta }: Snapshot,
	before: string,
	after: string
): TextRun[] {
	const { results } = stage;
	if (!results) return [];
	const groups = resultGroups(results, meta.groups);
	const voices = groups.map((group, at) => {
		const some = said.of(people[at] ?? 0, results.groups[at]?.ballots ?? 0);
		return `${some} ${groups.length > 1 ? peopleFrom(group) : 'people'}`;
	});
	return sentence(`${before}${voices.join(', ')}${after}`, labelsOf(meta.groups), 'Sign');
}

/** What groups are called, where it stands within other words. */
export function labelsOf(groups: readonly Group[]): string[] {
	return groups.flatMap(({ label, of = [] }) => [label, ...of.map((each) => each.label)]);
}
