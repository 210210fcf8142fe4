import { type Group, type GroupId, OTHER_CHOICE } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import { cutGraphemes, isCleanText, refuseNoteText, tidyText } from '#lib/domain/text.ts';
import { type BadRow, badRows } from './bad-rows.ts';
import { decodeCell, isAboutRow } from './cell.ts';
import { readRecords } from './csv-records.ts';

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

const TOO_LONG = `The text is too long. Use at most ${limits.noteGraphemes.toLocaleString('en-GB')} characters.`;

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const oneOf = (choices: Iterable<string>) => alternatives.format(choices);

export interface NotesFile {
	notes: ImportedNote[];
}

/**
 * Reads `group,question,text` with optional `votes,cluster` (UTF-8, a BOM is fine, any line ends;
 * other columns, those of our own export among them, are left aside, and so are its rows about the
 * file). Groups by id or label and questions by id or label, any case. Words in no column are a
 * bad row; extra cells that are empty are none.
 * @throws FivewaysError `bad-rows` with every bad row by number; nothing of such a file is used
 */
export function readNotesCsv(file: Uint8Array, groups: readonly Group[]): NotesFile {
	const records = readRecords(file);
	const header = records[0]?.cells.map((name) => name.trim().toLowerCase()) ?? [];
	const column = (name: string) => header.indexOf(name);
	const width = header.findLastIndex((name) => name !== '') + 1;
	const missing = ['group', 'question', 'text'].filter((name) => column(name) < 0);
	if (missing.length > 0) {
		throw badRows([{ row: 1, reason: `The first row needs the columns ${missing.join(', ')}.` }]);
	}
	const groupByName = new Map<string, GroupId>();
	for (const group of groups) {
		// Who copies the choice of the join page means the same group.
		const choice = group.id === 'other' ? [OTHER_CHOICE] : [];
		for (const name of [...choice, group.label, group.short, group.id])
			groupByName.set(name.toLowerCase(), group.id);
	}
	const good: GoodRow[] = [];
	const bad: BadRow[] = [];
	for (const { row, cells } of records.slice(1)) {
		if (cells.slice(width).some((extra) => extra.trim() !== '')) {
			bad.push({ row, reason: MORE_CELLS });
			continue;
		}
		const cell = (name: string) => cells[column(name)] ?? '';
		if (isAboutRow(cells[0], cell('text'))) continue;
		const result = readRow(cell, groupByName);
		if ('reason' in result) bad.push({ row, reason: result.reason });
		else good.push({ row, note: result });
	}
	bad.push(...tooMany(good));
	if (bad.length === 0 && good.length === 0)
		bad.push({ row: 2, reason: 'There are no notes in this file.' });
	if (bad.length > 0) throw badRows(bad);
	return { notes: good.map(({ note }) => note) };
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
	cell: (name: string) => string,
	groupByName: ReadonlyMap<string, GroupId>
): ImportedNote | { reason: string } {
	const group = groupByName.get(decodeCell(cell('group')).trim().toLowerCase());
	if (!group) {
		const ids = [...new Set(groupByName.values())];
		return { reason: `There is no group "${shown(cell('group'))}". Use ${oneOf(ids)}.` };
	}
	const name = decodeCell(cell('question')).trim().toLowerCase();
	const q = questionIds.find((id) => id === name);
	if (!q) {
		const reason = `There is no question "${shown(cell('question'))}". Use ${oneOf(questionIds)}.`;
		return { reason };
	}
	const text = decodeCell(cell('text')).replace(/\r\n?/g, '\n');
	if (text.trim() === '')
		return { reason: 'The text is empty. Write the note, or take the row out.' };
	const refusal = refuseNoteText(text);
	if (refusal === 'too-large') return { reason: TOO_LONG };
	if (refusal) return { reason: 'The text holds signs that cannot be shown.' };
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
