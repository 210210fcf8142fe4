import { CsvError, parse } from 'csv-parse/sync';
import { FivewaysError } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { badRows } from './bad-rows.ts';

/** One row of a file, whose text may be on many of its lines. */
interface CsvRecord {
	/** As a spreadsheet counts: the header is row 1. */
	row: number;
	cells: string[];
}

/** Rows that are read at most, empty ones included: what comes after them costs nothing. */
const ROWS_AT_MOST = 2 * limits.notesPerBoard;

/**
 * The rows of a CSV file that are not empty, by the numbers that a spreadsheet shows.
 * @throws FivewaysError `too-large`; `bad-rows` for another encoding, too many rows, or quotation
 * marks that do not fit
 */
export function readRecords(file: Uint8Array): CsvRecord[] {
	if (file.length > limits.csvBytes) throw tooLarge();
	const text = decode(file);
	const sign = otherSeparator(text);
	if (sign)
		throw badRows([
			{
				row: 1,
				reason: `The columns are separated by ${sign}. Save the file again as CSV, with commas between them.`
			}
		]);
	let parsed: string[][];
	try {
		// No limit for one row: what is too long is told by its own check, in words that fit.
		parsed = parse(text, { relax_column_count: true, to: ROWS_AT_MOST + 1 });
	} catch (cause) {
		throw misquoted(cause);
	}
	if (parsed.length > ROWS_AT_MOST)
		throw badRows([
			{
				row: ROWS_AT_MOST + 1,
				reason: `This file has more than ${ROWS_AT_MOST} rows. A board holds ${limits.notesPerBoard} notes.`
			}
		]);
	// Empty lines are numbered and then passed over, so that numbers match those of a spreadsheet.
	return parsed
		.map((cells, index) => ({ row: index + 1, cells }))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/**
 * What stands between the columns of the first row instead of commas, as spreadsheets write it in
 * some countries. It is asked before the rows are read: their quotation marks would not fit.
 */
function otherSeparator(text: string): string | undefined {
	const first = /\S.*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
	if (first.includes(',')) return undefined;
	if (first.includes(';')) return 'semicolons';
	return first.includes('\t') ? 'tabs' : undefined;
}

function tooLarge(): FivewaysError {
	return new FivewaysError('too-large', {
		message:
			'This CSV file is larger than 2 MB. Nothing was added. Use a smaller one, or split it in two.'
	});
}

function decode(file: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(file);
	} catch (cause) {
		throw new FivewaysError('bad-rows', {
			rows: [{ row: 1, reason: 'This file is not UTF-8 text. Save it as "CSV UTF-8".' }],
			message:
				'We could not read this file. Nothing was added. Save it as "CSV UTF-8" and try again.',
			cause
		});
	}
}

/**
 * The row in which a quotation mark was opened or is out of place: the one after those that were
 * read whole. Its line in the file would be another number, and for an open mark that of the end.
 */
function misquoted(cause: unknown): FivewaysError {
	if (!(cause instanceof CsvError)) throw cause;
	const reason =
		cause.code === 'CSV_QUOTE_NOT_CLOSED'
			? 'A quotation mark is opened here and never closed. Close it, or take it out.'
			: 'A quotation mark is out of place or not closed. Put the whole text in quotation marks. Write each one inside it twice.';
	return badRows([{ row: Number(cause['records']) + 1, reason }]);
}
