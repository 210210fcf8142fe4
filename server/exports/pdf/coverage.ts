import { ABSENT, type Cell, type Coverage, notesPerPerson } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { type Block, cell, heading, paragraph, type Words } from './blocks.ts';

/** Group by question, with what is thin or empty in words. Groups keep the workshop's order. */
export function coverageSection({ groups, questions, notes, people }: Coverage): Block[] {
	const head = heading(2, said.coverage);
	if (groups.length === 0) return [head, paragraph(`${said.nothing}.`)];
	return [
		head,
		{
			kind: 'table',
			caption: `Notes by group and question. ${said.key}`,
			columns: [
				{ head: 'Group', share: 26 },
				...questions.map(({ question }) => ({ head: question.label, share: 11, isNumber: true })),
				{ head: said.all, share: 8, isNumber: true },
				{ head: 'Notes per person', share: 13, isNumber: true }
			],
			rows: [
				...groups.map(({ group, notes, people, isAbsent }, at) => [
					[
						...cell(group.label, { bold: true }),
						...(isAbsent ? [{ text: `\n${ABSENT}`, colour: 'soft' } as const] : [])
					],
					...questions.map(({ cells }) => amount(cells[at])),
					cell(notes),
					cell(isAbsent ? 'no people' : (notesPerPerson(notes, people) ?? 'not known'))
				]),
				[
					cell(said.all, { bold: true }),
					...questions.map(({ notes }) => cell(notes)),
					cell(notes),
					cell(notesPerPerson(notes, people) ?? 'not known')
				]
			]
		}
	];
}

function amount(of: Cell | undefined): Words[] {
	return of?.state === 'thin' || of?.state === 'empty'
		? cell(`${of.notes} ${of.state}`, { bold: true, colour: 'clay' })
		: cell(of?.notes ?? 0);
}
