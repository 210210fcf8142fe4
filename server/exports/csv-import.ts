import type { Group, GroupId } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import { cutGraphemes, isCleanText, plainSpaces, tidyText } from '#lib/domain/text.ts';
import { type BadRow, badRows } from './bad-rows.ts';
import { decodeCell, isAboutRow } from './cell.ts';
import { CsvGroups, readGroupLine } from './csv-groups.ts';
import { type Column, readHeader } from './csv-header.ts';
import { readRecords } from './csv-records.ts';
import { noteFault } from './note-fault.ts';

/** One row that can be used. */
export interface ImportedNote {
	q: QuestionId;
	group: GroupId;
	text: string;
	votes: number;
	/** Name of a cluster of this question. */
	cluster?: string;
}

/** A row that can be used, by its number. */
interface GoodRow {
	row: number;
	note: ImportedNote;
}

/** Of a text with a comma and no quotation marks: to pass over its second half would lose words. */
const MORE_CELLS =
	'This row has more cells than the first row. Put the whole text in quotation marks.';

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const oneOf = (choices: Iterable<string>) => alternatives.format(choices);

export interface NotesFile {
	notes: ImportedNote[];
	/** Those that the file tells of by a line each, as our own does; empty for other files. */
	groups: Group[];
}

/**
 * Reads `group,question,text` with optional `votes,cluster` (UTF-8, a BOM is fine, any line ends;
 * other columns, those of our own export among them, are left aside, and so are its rows about the
 * file, but for those that name its groups). Groups by id or label and questions by id or label,
 * any case. Words in no column are a bad row; extra cells that are empty are none.
 * @param usual groups that rows may name besides
 * @throws FivewaysError `bad-rows` with every bad row by number; nothing of such a file is used
 */
export function readNotesCsv(file: Uint8Array, usual: readonly Group[]): NotesFile {
	const [first, ...records] = readRecords(file);
	const header = readHeader(first?.cells ?? []);
	const groups = new CsvGroups(usual);
	const bad: BadRow[] = [];
	const rows = records.flatMap(({ row, cells }) => {
		if (cells.slice(header.width).some((extra) => extra.trim() !== '')) {
			bad.push({ row, reason: MORE_CELLS });
			return [];
		}
		const cell = (name: Column) => cells[header.place(name)] ?? '';
		if (!isAboutRow(cells[0], cell('text'))) return [{ row, cell }];
		const told = readGroupLine(cells);
		const wrong = told && groups.tell(told);
		if (wrong) bad.push({ row, ...wrong });
		return [];
	});
	const good: GoodRow[] = [];
	const [names, ids] = [groups.names(), groups.all.map(({ id }) => id)];
	for (const { row, cell } of rows) {
		const result = readRow(cell, names, ids);
		if ('reason' in result) bad.push({ row, reason: result.reason });
		else good.push({ row, note: result });
	}
	bad.push(...tooMany(good));
	if (bad.length === 0 && good.length === 0)
		bad.push({ row: 2, reason: 'There are no notes in this file.' });
	if (bad.length > 0) throw badRows(bad.sort((one, other) => one.row - other.row));
	return { notes: good.map(({ note }) => note), groups: groups.told };
}

/** The first row with a note, and the first with a cluster, for which a board has no room. */
function tooMany(rows: readonly GoodRow[]): BadRow[] {
	const says = (row: number, most: number, what: string) => ({
		row,
		reason: `A board holds ${most} ${what}. This file has more.`
	});
	const clusters = new Set<string>();
	const oneMore = rows.find(
		({ note: { q, cluster } }) =>
			cluster !== undefined && clusters.add(`${q} ${cluster}`).size > limits.clustersPerBoard
	);
	const note = rows[limits.notesPerBoard];
	return [
		...(note ? [says(note.row, limits.notesPerBoard, 'notes')] : []),
		...(oneMore ? [says(oneMore.row, limits.clustersPerBoard, 'clusters')] : [])
	];
}

function readRow(
	cell: (name: Column) => string,
	groupByName: ReadonlyMap<string, GroupId>,
	groupIds: readonly GroupId[]
): ImportedNote | { reason: string } {
	if (cell('hidden').trim() !== '')
		return {
			reason: 'This note was hidden. Take the row out, or empty its cell in the column "hidden".'
		};
	const group = groupByName.get(decodeCell(cell('group')).trim().toLowerCase());
	if (!group)
		return { reason: `There is no group "${shown(cell('group'))}". Use ${oneOf(groupIds)}.` };
	const name = decodeCell(cell('question')).trim().toLowerCase();
	const q = questionIds.find((id) => id === name);
	if (!q) {
		const reason = `There is no question "${shown(cell('question'))}". Use ${oneOf(questionIds)}.`;
		return { reason };
	}
	const text = plainSpaces(decodeCell(cell('text')));
	const fault = noteFault(text);
	if (fault) return { reason: fault };
	const votes = cell('votes').trim();
	if (!/^\d{0,9}$/.test(votes) || Number(votes) > limits.importedCount)
		return { reason: `"${shown(votes)}" is no number of votes. Use a number, or leave it empty.` };
	const cluster = cutGraphemes(tidyText(decodeCell(cell('cluster'))), limits.clusterNameGraphemes);
	return { q, group, text, votes: Number(votes || 0), ...(cluster ? { cluster } : {}) };
}

/** A cell as a message may show it: short and clean. */
function shown(text: string): string {
	return isCleanText(text) ? cutGraphemes(text.replace(/\n/g, ' '), 40) : '';
}
