import { type Group, groupPlural, nobodyFrom } from '../domain/group.ts';
import { type FrameworkQuestion } from '../domain/framework.ts';
import type { QuestionId } from '../domain/question.ts';

/** One group × one question. */
export interface Cell {
	q: QuestionId;
	group: Group;
	notes: number;
	people: number;
	/** Empty: people but no note. Thin: fewer than one note for three people. Absent: nobody there. */
	state: 'enough' | 'thin' | 'empty' | 'absent';
}

/** What stands where others have a number of people. */
export const ABSENT = 'not in the room';

/** A row of the table. */
export interface GroupCoverage {
	group: Group;
	people: number;
	notes: number;
	/** Nobody of it came, while others did. */
	isAbsent: boolean;
}

export interface Coverage {
	groups: GroupCoverage[];
	questions: { question: FrameworkQuestion; notes: number; cells: Cell[] }[];
	notes: number;
	people: number;
	/** One sentence a thin or empty cell: empty first, then in framework order. */
	sentences: { cell: Cell; text: string }[];
	/** One sentence a group of which nobody came. */
	absences: string[];
}

/**
 * Notes and people by group and question. Groups keep the workshop's order, never an order of size.
 * A group of which nobody came has its row too, or nobody would miss it. Left out, when they have no
 * notes, are those who did not say their group, and every group while nobody is known to be there.
 * @param counts notes by question and group
 * @param people people by group, those without a device included
 */
export function coverage(
	questions: readonly FrameworkQuestion[],
	groups: readonly Group[],
	counts: Partial<Record<QuestionId, Record<string, number>>>,
	people: Readonly<Record<string, number>>
): Coverage {
	const sumOf = (group: Group) =>
		questions.reduce((sum, { id }) => sum + (counts[id]?.[group.id] ?? 0), 0);
	const isAnybodyThere = groups.some(({ id }) => (people[id] ?? 0) > 0);
	const listed = groups
		.map((group): GroupCoverage => {
			const persons = people[group.id] ?? 0;
			const isAbsent = isAnybodyThere && persons === 0;
			return { group, people: persons, notes: sumOf(group), isAbsent };
		})
		.filter(
			({ group, people, notes, isAbsent }) =>
				people > 0 || notes > 0 || (isAbsent && group.id !== 'other')
		);
	const rows = questions.map((question) => {
		const cells = listed.map((entry): Cell => {
			const notes = counts[question.id]?.[entry.group.id] ?? 0;
			return {
				q: question.id,
				group: entry.group,
				notes,
				people: entry.people,
				state: stateOf(notes, entry.people)
			};
		});
		return { question, notes: cells.reduce((sum, cell) => sum + cell.notes, 0), cells };
	});
	return {
		groups: listed,
		questions: rows,
		notes: rows.reduce((sum, row) => sum + row.notes, 0),
		people: listed.reduce((sum, entry) => sum + entry.people, 0),
		sentences: sentencesOf(rows),
		absences: listed
			.filter(({ group, isAbsent }) => isAbsent && group.id !== 'other')
			.map(({ group }) => `${nobodyFrom(group)} was in the room.`)
	};
}

function stateOf(notes: number, people: number): Cell['state'] {
	if (people === 0) return 'absent';
	if (notes === 0) return 'empty';
	return 3 * notes < people ? 'thin' : 'enough';
}

function sentencesOf(rows: Coverage['questions']): Coverage['sentences'] {
	const of = (state: Cell['state'], text: (cell: Cell, label: string) => string) =>
		rows.flatMap(({ question, cells }) =>
			cells
				.filter((cell) => cell.state === state)
				.map((cell) => ({ cell, text: text(cell, question.label) }))
		);
	return [
		...of('empty', (cell, label) => `${nobodyFrom(cell.group)} has written about ${label} yet.`),
		...of(
			'thin',
			(cell, label) =>
				`${groupPlural(cell.group)} have written little about ${label}: ${count(cell.notes, 'note')} from ${people(cell.people)}.`
		)
	];
}

/** "1 note", "2 notes". */
export function count(n: number, word: string): string {
	return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** "1 person", "2 people". */
export function people(n: number): string {
	return n === 1 ? '1 person' : `${n} people`;
}

/** Notes for each person to one decimal, rounded half up by whole numbers; undefined without people. */
export function notesPerPerson(notes: number, persons: number): string | undefined {
	if (persons === 0) return undefined;
	const tenths = Math.floor((notes * 20 + persons) / (persons * 2));
	return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
