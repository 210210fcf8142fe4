import type { Paragraph } from 'docx';
import { ABSENT, type Cell, type Coverage, notesPerPerson } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { table } from './table.ts';
import { type Block, heading, paragraph, plain, words } from './text.ts';

/** Twentieths of a point: all columns together are as wide as the page. */
const [GROUP, ALL, EACH, QUESTIONS] = [2_250, 800, 1_388, 5_200];

/** Group by question, with what is thin or empty in words. Groups keep the workshop's order. */
export function coverageSection(found: Coverage): Block[] {
	const head = heading(1, said.coverage);
	if (found.groups.length === 0) return [head, plain(`${said.nothing}.`)];
	const { questions } = found;
	return [
		head,
		plain(`Notes by group and question. ${said.key}`, 'Caption'),
		table({
			widths: [GROUP, ...questions.map(() => Math.floor(QUESTIONS / questions.length)), ALL, EACH],
			head: [
				'Group',
				...questions.map(({ question }) => question.label),
				said.all,
				'Notes per person'
			],
			rows: [
				...found.groups.map(({ group, notes, people, isAbsent }, at) => [
					name(group.label, isAbsent),
					...questions.map(({ cells }) => amount(cells[at])),
					[cell(notes)],
					[cell(isAbsent ? 'no people' : (notesPerPerson(notes, people) ?? 'not known'))]
				]),
				[
					name(said.all, false),
					...questions.map(({ notes }) => [cell(notes)]),
					[cell(found.notes)],
					[cell(notesPerPerson(found.notes, found.people) ?? 'not known')]
				]
			]
		})
	];
}

function name(label: string, isAbsent: boolean): Paragraph[] {
	return [
		paragraph(words(label, 'Term'), { style: 'TableText', of: label }),
		...(isAbsent ? [paragraph(words(ABSENT, 'Sign'), { style: 'TableText' })] : [])
	];
}

function amount(of: Cell | undefined): Paragraph[] {
	if (of?.state !== 'thin' && of?.state !== 'empty') return [cell(of?.notes ?? 0)];
	return [paragraph(words(`${of.notes} ${of.state}`, 'Missing'), { style: 'TableText' })];
}

function cell(value: number | string): Paragraph {
	return plain(String(value), 'TableText');
}
