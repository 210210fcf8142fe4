import type * as v from 'valibot';
import { groupIds } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { questionIds } from '#lib/domain/question.ts';
import type { BadRow } from './bad-rows.ts';
import { noteFault } from './note-fault.ts';

const oneOf = (choices: readonly string[]) =>
	new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices);

/** What the parts of a board file are called; a name in the file is for programs. */
const parts: Readonly<Record<string, string>> = {
	exported: 'The time of the export',
	about: 'What the file says of itself',
	board: 'The part about the workshop',
	groups: 'The list of groups',
	people: 'The number of people',
	stage: 'The running order',
	clusters: 'The list of clusters',
	actions: 'The list of actions',
	notes: 'The list of notes'
};

/** What the parts of a note are called, and what may stand there where words can say it. */
const noteParts: Readonly<Record<string, { name: string; use?: string }>> = {
	id: { name: 'id', use: 'Use up to 64 letters, digits, - and _.' },
	question: { name: 'question', use: `Use ${oneOf(questionIds)}.` },
	group: { name: 'group', use: `Use ${oneOf(groupIds)}.` },
	text: { name: 'text' },
	place: { name: 'place on the board' },
	version: { name: 'version' },
	at: { name: 'time' },
	via: { name: 'way to the board' },
	late: { name: 'sign of being late' },
	cluster: { name: 'cluster' },
	dots: {
		name: 'number of dots',
		use: `Use a whole number up to ${limits.importedCount.toLocaleString('en-GB')}.`
	}
};

/** What the schema found, in plain words: checks have their own, the others name the part. */
export function reasonOf(issue: v.BaseIssue<unknown>): BadRow {
	const [part = '', place, field] = issue.path?.map(({ key }) => String(key)) ?? [];
	const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
	const isMissing = issue.input === undefined;
	if (part === 'notes' && place !== undefined) {
		const row = Number(place) + 1;
		return { row, reason: ofNote(issue, field, isMissing) };
	}
	if (issue.type === 'check') return { row: 0, reason: issue.message };
	const name = parts[part] ?? 'A part of the file';
	if (!isMissing) return { row: 0, reason: `${name} cannot be used. Look at "${path}".` };
	return {
		row: 0,
		reason:
			place === undefined
				? `${name} is missing. Add "${path}".`
				: `${name} is not whole. Add "${path}".`
	};
}

function ofNote(
	issue: v.BaseIssue<unknown>,
	field: string | undefined,
	isMissing: boolean
): string {
	if (field === undefined) return 'This is no note.';
	if (issue.type === 'check')
		return field === 'text' ? (noteFault(String(issue.input)) ?? issue.message) : issue.message;
	const { name, use } = noteParts[field] ?? { name: field };
	const wrong = isMissing ? `Its ${name} is missing.` : `Its ${name} cannot be used.`;
	return use ? `${wrong} ${use}` : wrong;
}
