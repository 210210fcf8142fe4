import { ABSENT, type Coverage, count, people } from '#lib/evidence/coverage.ts';
import type { Reported } from '#lib/evidence/reported.ts';
import type { ExportContext } from '../export-context.ts';
import { dayInWords } from '../statement.ts';
import { type Block, heading, list, paragraph } from './blocks.ts';

/** What this is, of which workshop, where and when. The heading comes first: it names the file. */
export function titleBlock({ title, site, date }: ExportContext): Block[] {
	const day = dayInWords(date);
	return [
		heading(1, title),
		paragraph([
			{ text: `Fiveways workshop report. ${site ? `${site}. ` : ''}${day}`, colour: 'soft' }
		])
	];
}

/** Notes, people and who or what is missing, in the sentences of the report as a web page. */
export function inShort(table: Coverage, reported: Reported | undefined): Block[] {
	const groups = reported?.present ?? table.groups.filter(({ people }) => people > 0).length;
	const opening = [
		...(table.people > 0
			? [`${people(table.people)} from ${count(groups, 'group')} took part.`]
			: []),
		`There are ${count(table.notes, 'note')}.`,
		...(table.notes === 0 ? ['Nothing has been shared yet.'] : [])
	];
	return [
		heading(2, 'In short'),
		...[opening, reported?.sentences ?? [], table.absences]
			.filter((sentences) => sentences.length > 0)
			.map((sentences) => paragraph(sentences.join(' '))),
		...(table.notes > 0 && !reported?.isFew ? gaps(table) : [])
	];
}

/** Without people nothing is thin or empty, and that says nothing about who is missing. */
function gaps({ people, groups, sentences }: Coverage): Block[] {
	if (people === 0)
		return [
			paragraph(
				'How many people took part is not known, so this report cannot say whose voice is missing.'
			)
		];
	if (sentences.length > 0) return list(sentences.map(({ text }) => [{ text }]));
	return groups.filter(({ people }) => people > 0).length > 1
		? [paragraph('Every group in the room wrote about every question.')]
		: [paragraph('There are enough notes about every question.')];
}

/** Groups with their people, in the workshop's order, and those of which nobody came. */
export function attendance(table: Coverage, reported: Reported | undefined): Block[] {
	const head = heading(2, 'Who took part');
	if (reported?.isFew) return [head, paragraph('Fewer than 3 people took part.')];
	if (table.people === 0) return [head, paragraph('How many people took part is not known.')];
	return [
		head,
		...list(
			table.groups.map((entry) => [
				{ text: `${entry.group.label}: ${entry.isAbsent ? ABSENT : people(entry.people)}` }
			])
		)
	];
}
