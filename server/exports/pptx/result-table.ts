import type { Group } from '#lib/domain/group.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Weighed } from '#lib/evidence/consensus.ts';
import { percent } from '#lib/evidence/fraction.ts';
import { resultsWords as said } from '#lib/evidence/results-words.ts';
import { cutToFit, widthOf } from './fit.ts';
import { groupRuns, listed } from './groups.ts';
import { type Line, line, type Run, textOf } from './lines.ts';
import { boxes, points, sizes } from './look.ts';
import { BESIDE, type Column, type Table } from './table.ts';

const WIDTH = boxes.body.w;
/** Inches: of the column with averages, of one group's at most, and of the words at least. */
const [AVERAGE, GROUP, WORDS] = [1.25, 1.85, 3];
/** Words in a cell have so many lines at most. */
const LINES = 3;

interface Voted {
	results: VoteResults;
	/** In the order of the results. */
	groups: readonly Group[];
	/** The words of what may be chosen. */
	names: ReadonlyMap<string, string>;
}

/** Makes tables of what was chosen: how many of each group, and the average in which each counts the same. */
export function resultTable(voted: Voted): (items: readonly Weighed[]) => Table {
	const separate = byColumn(voted.groups);
	const columns = separate ?? inOneColumn();
	const [words] = columns;
	return (items) => ({
		columns,
		rows: items.map((item) => {
			const name = voted.names.get(item.id) ?? '';
			const room = points(words?.width ?? WORDS) - BESIDE;
			const chosen = shares(item, voted);
			return [
				line(cutToFit(name, { size: sizes.body }, room, LINES), sizes.body),
				...(separate
					? chosen.map(({ share }) => line(share, sizes.body))
					: [{ runs: listed(chosen.map(({ named }) => named)), size: sizes.body }]),
				line(`${percent(item.support)} %`, sizes.body)
			];
		})
	});
}

function shares(
	{ people }: Weighed,
	{ results, groups }: Voted
): { share: string; named: Run[] }[] {
	return groups.map((group, at) => {
		const share = said.of(people[at] ?? 0, results.groups[at]?.ballots ?? 0);
		return { share, named: [...groupRuns(group, 'short'), { text: `: ${share}` }] };
	});
}

/** A column for each group, where no word has to be broken for it. */
function byColumn(groups: readonly Group[]): Column[] | undefined {
	const width = Math.min(GROUP, (WIDTH - AVERAGE - WORDS) / groups.length);
	const heads = groups.map((group) => groupRuns(group, 'short', true));
	const parts = heads.flatMap((runs) => textOf(runs).split(' '));
	const isWide = (text: string, style: { size: number; bold: boolean }) =>
		widthOf(text, style) > points(width) - BESIDE;
	const size = [sizes.body, 16, 14].find(
		(each) => !parts.some((part) => isWide(part, { size: each, bold: true }))
	);
	if (size === undefined || isWide('99 of 99', { size: sizes.body, bold: false })) return undefined;
	return [
		{ head: head(said.what), width: WIDTH - AVERAGE - width * groups.length },
		...heads.map((runs): Column => ({ head: { runs, size }, width })),
		{ head: head(said.support), width: AVERAGE }
	];
}

function inOneColumn(): Column[] {
	const words = 4;
	return [
		{ head: head(said.what), width: words },
		{ head: head('Chosen by'), width: WIDTH - AVERAGE - words },
		{ head: head(said.support), width: AVERAGE }
	];
}

function head(text: string): Line {
	return { runs: [{ text, bold: true }], size: sizes.body };
}
