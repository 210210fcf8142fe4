import { badRows } from './bad-rows.ts';

const needed = ['group', 'question', 'text'] as const;
const known = [...needed, 'votes', 'cluster', 'hidden'] as const;
export type Column = (typeof known)[number];

/** Which cell of a row is which, by the first row of a file. */
export interface CsvHeader {
	place: (column: Column) => number;
	/** Cells after these belong to no column. */
	width: number;
}

/** @throws FivewaysError `bad-rows` when a column is missing, or one that is read is there twice */
export function readHeader(cells: readonly string[]): CsvHeader {
	const names = cells.map((name) => name.trim().toLowerCase());
	const missing = needed.filter((name) => !names.includes(name));
	if (missing.length > 0)
		throw badRows([{ row: 1, reason: `The first row needs the columns ${missing.join(', ')}.` }]);
	const twice = known.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
	if (twice)
		throw badRows([
			{
				row: 1,
				reason: `The first row has the column "${twice}" more than once. Keep one of them.`
			}
		]);
	return {
		place: (column) => names.indexOf(column),
		width: names.findLastIndex((name) => name !== '') + 1
	};
}
