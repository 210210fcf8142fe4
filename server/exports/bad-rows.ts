import { FivewaysError } from '#lib/domain/errors.ts';

export interface BadRow {
	/** As a spreadsheet counts: the header is row 1. Of a board file: its note, or 0 for the file itself. */
	row: number;
	reason: string;
}

/** So many bad rows a message names; the rest is in its `rows`. */
export const ROWS_IN_A_MESSAGE = 5;

/** The error of a file with such rows, of which nothing is used. */
export function badRows(rows: BadRow[]): FivewaysError {
	const shown = rows.slice(0, ROWS_IN_A_MESSAGE).map(({ row, reason }) => `Row ${row}: ${reason}`);
	if (rows.length > shown.length) shown.push(`And ${rows.length - shown.length} more.`);
	return new FivewaysError('bad-rows', {
		rows,
		message: `Some rows cannot be used. Nothing was added. ${shown.join(' ')}`
	});
}
