import { withOther } from '#lib/domain/group.ts';
import type { NoteWithId, Via } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { resultGroups } from '#lib/evidence/result-groups.ts';
import { resultsWords } from '#lib/evidence/results-words.ts';

const ways: Readonly<Record<Via, string>> = {
	self: 'written on own device',
	scribe: 'written down by facilitator',
	paper: 'typed from paper',
	import: 'brought with a file'
};

/** What is known of a note beside its words, in one line: QDA-XML has no place for votes. */
export function noteFacts(snapshot: Snapshot): (note: NoteWithId) => string {
	const votes = votesFor(snapshot);
	const { meta, stage } = snapshot;
	const groups = withOther(meta.groups);
	return ({ id, via, late, agree = {} }) => {
		const dots = stage.importedDots?.[id] ?? 0;
		const agreed = groups
			.filter((group) => (agree[group.id] ?? 0) > 0)
			.map((group) => `${group.label} ${agree[group.id]}`);
		return [
			...votes(id),
			...(dots > 0 ? [`${count(dots, 'vote')} (group not known)`] : []),
			...(agreed.length > 0 ? [`"Me too": ${agreed.join(', ')}`] : []),
			ways[via],
			...(late ? ['added later'] : [])
		].join('; ');
	};
}

/** "5 votes (Link worker 2 of 4, Patient 3 of 3)" of a note or cluster that people chose. */
export function votesFor({ meta, stage }: Snapshot): (id: string) => string[] {
	const { results } = stage;
	if (!results) return () => [];
	const groups = resultGroups(results, meta.groups);
	return (id) => {
		const item = results.items[id];
		if (!item) return [];
		const people = sum(item.people);
		const dots = sum(item.dots);
		const by = groups.map(
			({ label }, at) => `${label} ${item.people[at] ?? 0} of ${results.groups[at]?.ballots ?? 0}`
		);
		return [
			`${count(people, 'vote')} (${by.join(', ')})`,
			...(dots === people ? [] : [`${dots} ${resultsWords.dots(results.rules).toLowerCase()}`])
		];
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, n) => total + n, 0);
}
