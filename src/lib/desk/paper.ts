import type { Group, GroupId } from '../domain/group.ts';
import type { QuestionId } from '../domain/question.ts';
import { refuseNoteText, tidyText } from '../domain/text.ts';

/** A slip of paper as it is being typed: empty where nothing is chosen yet. */
export interface PaperNote {
	group: GroupId | '';
	q: QuestionId | '';
	text: string;
}

/** What words from a sheet may mean in this workshop. */
export interface PaperTerms {
	groups: readonly Pick<Group, 'id' | 'label'>[];
	/** In the order of the framework, so that "2" is the second. */
	questions: readonly { id: QuestionId; label: string }[];
}

type Field = 'group' | 'q' | 'text';

/** What is missing in a row that is to be added, from left to right; undefined when nothing is. */
export function missing({ group, q, text }: PaperNote): Field | undefined {
	if (!group) return 'group';
	if (!q) return 'q';
	return refuseNoteText(tidyText(text)) === undefined ? undefined : 'text';
}

/** The next slip of a pile is mostly of the same group, about the same question. */
export function blankAfter(row: PaperNote | undefined): PaperNote {
	return { group: row?.group ?? '', q: row?.q ?? '', text: '' };
}

/**
 * Rows copied from a sheet: group, question and text, with or without a number before them and a
 * line of headings above; lines of one column are texts alone. Quoted cells may hold new lines.
 * @returns undefined for one plain line, which is no rows but words
 */
export function readRows(pasted: string, terms: PaperTerms): PaperNote[] | undefined {
	const lines = cellsOf(pasted).filter((cells) => cells.some((cell) => cell.trim()));
	if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return undefined;
	return lines.map((cells) => readLine(cells, terms)).filter((row) => row !== undefined);
}

function readLine(cells: readonly string[], terms: PaperTerms): PaperNote | undefined {
	const [first = '', ...rest] = cells.map((cell) => cell.trim());
	const hasNumber = rest.length >= 3 || (rest.length >= 2 && /^\d+\.?$/.test(first));
	const [group = '', question = '', ...texts] = hasNumber ? rest : [first, ...rest];
	if (cells.length === 1) return { group: '', q: '', text: first };
	const text = texts.filter(Boolean).join(' ');
	if (same(text, 'text') && same(question, 'question')) return undefined;
	return { group: groupOf(group, terms), q: questionOf(question, terms), text };
}

function groupOf(typed: string, { groups }: PaperTerms): PaperNote['group'] {
	return groups.find(({ id, label }) => same(typed, id) || same(typed, label))?.id ?? '';
}

function questionOf(typed: string, { questions }: PaperTerms): PaperNote['q'] {
	const byPlace = /^[1-5]$/.test(typed) ? questions[Number(typed) - 1] : undefined;
	const byWord = questions.find(({ id, label }) => same(typed, id) || same(typed, label));
	return (byPlace ?? byWord)?.id ?? '';
}

function same(typed: string, known: string): boolean {
	return typed.toLowerCase() === known.toLowerCase();
}

/** Tab-separated cells as sheets copy them: a cell with a tab, a quote or a new line is quoted. */
function cellsOf(pasted: string): string[][] {
	const lines: string[][] = [[]];
	const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy;
	for (let found = cell.exec(pasted); found; found = cell.exec(pasted)) {
		const [, raw = '', end = ''] = found;
		const isQuoted = raw.length > 1 && raw.startsWith('"');
		lines.at(-1)?.push(isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw);
		if (end === '') break;
		if (end !== '\t') lines.push([]);
	}
	return lines;
}
