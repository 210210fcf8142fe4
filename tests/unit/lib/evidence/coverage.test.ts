import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { framework } from '#lib/domain/framework.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { coverage, notesPerPerson } from '#lib/evidence/coverage.ts';
import { readNotesCsv } from '../../../../server/exports/csv-import.ts';

const groups = (['hcp', 'lw', 'vcs', 'patient'] as const).map((id) => standardGroup(id));
const people = { hcp: 6, lw: 5, vcs: 6, patient: 7 };

function sampleCounts() {
	const counts: Record<string, Record<string, number>> = {};
	const file = readFileSync(
		new URL('../../../../server/sample/sample-workshop.csv', import.meta.url)
	);
	for (const { q, group } of readNotesCsv(file, groups).notes) {
		const row = (counts[q] ??= {});
		row[group] = (row[group] ?? 0) + 1;
	}
	return counts;
}

describe('coverage', () => {
	it('[E2] the sample workshop gives the published table', () => {
		const table = coverage(framework.questions, groups, sampleCounts(), people);
		expect(
			table.questions.map(({ question, cells, notes }) => [
				question.id,
				...cells.map((cell) => `${cell.notes} ${cell.state}`),
				notes
			])
		).toEqual([
			['how', '12 enough', '9 enough', '7 enough', '2 thin', 30],
			['who', '6 enough', '7 enough', '7 enough', '8 enough', 28],
			['what', '4 enough', '6 enough', '10 enough', '8 enough', 28],
			['where', '0 empty', '4 enough', '8 enough', '9 enough', 21],
			['why', '5 enough', '5 enough', '1 thin', '12 enough', 23]
		]);
		expect(table.groups.map(({ notes }) => notes)).toEqual([27, 31, 33, 39]);
		expect([table.notes, table.people]).toEqual([130, 24]);
	});

	it('[E3] thin and empty cells are said in sentences, empty first, in framework order', () => {
		const table = coverage(framework.questions, groups, sampleCounts(), people);
		expect(table.sentences.map(({ text }) => text)).toEqual([
			'No healthcare professional has written about Where yet.',
			'Patients have written little about How: 2 notes from 7 people.',
			'Voluntary and community have written little about Why: 1 note from 6 people.'
		]);
	});

	it('[E3] each group has a sentence of its own, renamed ones by their name', () => {
		const all = (['hcp', 'lw', 'vcs', 'patient', 'carer', 'other'] as const).map((id) =>
			standardGroup(id)
		);
		const named = [...all, standardGroup('g1', 'Young people')];
		const one = Object.fromEntries(named.map(({ id }) => [id, 1]));
		const table = coverage(framework.questions.slice(0, 1), named, {}, one);
		expect(table.sentences.map(({ text }) => text)).toEqual([
			'No healthcare professional has written about How yet.',
			'No link worker has written about How yet.',
			'Nobody from the voluntary and community sector has written about How yet.',
			'No patient has written about How yet.',
			'No carer has written about How yet.',
			'Nobody without a group has written about How yet.',
			'Nobody from "Young people" has written about How yet.'
		]);
	});

	it('[E2] a group with nobody in the room has its row, and is never thin or empty', () => {
		const named = [...groups, standardGroup('g1', 'Young people'), standardGroup('other')];
		const table = coverage(framework.questions, named, { how: { lw: 1 } }, { hcp: 2 });
		expect(table.groups.map(({ group, notes, isAbsent }) => [group.id, notes, isAbsent])).toEqual([
			['hcp', 0, false],
			['lw', 1, true],
			['vcs', 0, true],
			['patient', 0, true],
			['g1', 0, true]
		]);
		expect(table.questions[0]?.cells.map(({ state }) => state)).toEqual([
			'empty',
			...Array<string>(4).fill('absent')
		]);
		expect(table.absences).toEqual([
			'No link worker was in the room.',
			'Nobody from the voluntary and community sector was in the room.',
			'No patient was in the room.',
			'Nobody from "Young people" was in the room.'
		]);
	});

	it('[E2] while nobody is known to be there, no group is said to be missing', () => {
		const table = coverage(framework.questions, groups, { how: { lw: 1 } }, {});
		expect(table.groups).toMatchObject([{ group: { id: 'lw' }, isAbsent: false }]);
		expect(table.absences).toEqual([]);
	});

	it('[E2] people who did not say their group are missed by nobody, and their notes count', () => {
		const rows = (notes: number) =>
			coverage(
				framework.questions,
				[standardGroup('hcp'), standardGroup('other')],
				{ how: { other: notes } },
				{ hcp: 1 }
			);
		expect(rows(0).groups.map(({ group }) => group.id)).toEqual(['hcp']);
		expect(rows(2).groups.map(({ group }) => group.id)).toEqual(['hcp', 'other']);
		expect(rows(2).absences).toEqual([]);
	});

	it('[E2] a cell is thin only under one note for three people', () => {
		const state = (notes: number, persons: number) =>
			coverage(
				framework.questions.slice(0, 1),
				[standardGroup('lw')],
				{ how: { lw: notes } },
				{ lw: persons }
			).questions[0]?.cells[0]?.state;
		expect([state(1, 3), state(1, 4), state(2, 6), state(2, 7)]).toEqual([
			'enough',
			'thin',
			'enough',
			'thin'
		]);
	});

	it('[E1] notes per person have one decimal, rounded half up', () => {
		expect([notesPerPerson(27, 6), notesPerPerson(1, 20), notesPerPerson(2, 7)]).toEqual([
			'4.5',
			'0.1',
			'0.3'
		]);
		expect(notesPerPerson(3, 0)).toBeUndefined();
	});
});
