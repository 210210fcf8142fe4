import { ABSENT, type Coverage, count, people } from '#lib/evidence/coverage.ts';
import type { Reported } from '#lib/evidence/reported.ts';
import type { ExportContext } from '../export-context.ts';
import { dayInWords } from '../statement.ts';
import { type Block, heading, name, paragraph, plain, point, sentence, words } from './text.ts';

/** From so many letters on a title is set smaller, so that it leaves room on the first page. */
const LONG_TITLE = 120;
export const PLAN = 'Shared local social prescribing plan';

/** What this is, of which workshop, and what it is for. */
export function titleBlock({ title, site, date }: ExportContext): Block[] {
	const day = words(dayInWords(date));
	return [
		plain(PLAN, 'Subtitle'),
		heading('title', title, title.length > LONG_TITLE ? { style: 'LongTitle' } : {}),
		paragraph(site ? [...name(site), ...words('. '), ...day] : day, { style: 'Subtitle' }),
		plain(
			"This plan shows what people said about social prescribing here, and what we will do next. The notes in it are people's own words."
		)
	];
}

/** The sentences of the report in HTML: notes, people and who or what is missing. */
export function inShort(table: Coverage, reported: Reported | undefined): Block[] {
	const names = table.groups.map(({ group }) => group.label);
	const groups = reported?.present ?? table.groups.filter(({ people }) => people > 0).length;
	const notes = `There are ${count(table.notes, 'note')}.`;
	const opening = [
		...(table.people > 0
			? [`${people(table.people)} from ${count(groups, 'group')} took part.`]
			: []),
		notes,
		...(table.notes === 0 ? ['Nothing has been shared yet.'] : [])
	];
	const said = [opening, reported?.sentences ?? [], table.absences]
		.filter((sentences) => sentences.length > 0)
		.map((sentences) => paragraph(sentence(sentences.join(' '), names)));
	return [
		heading(1, 'In short'),
		...said,
		...(table.notes > 0 && !reported?.isFew ? gaps(table, names) : [])
	];
}

/** Without people nothing is thin or empty, and that says nothing about who is missing. */
function gaps({ people, groups, sentences }: Coverage, names: readonly string[]): Block[] {
	if (people === 0)
		return [
			plain(
				'How many people took part is not known, so this plan cannot say whose voice is missing.'
			)
		];
	if (sentences.length > 0) return sentences.map(({ text }) => point(sentence(text, names)));
	return groups.filter(({ people }) => people > 0).length > 1
		? [plain('Every group in the room wrote about every question.')]
		: [plain('There are enough notes about every question.')];
}

/** Groups with their people, in the workshop's order, and those of which nobody came. */
export function attendance(table: Coverage, reported: Reported | undefined): Block[] {
	const head = heading(1, 'Who took part');
	if (reported?.isFew) return [head, plain('Fewer than 3 people took part.')];
	if (table.people === 0) return [head, plain('How many people took part is not known.')];
	return [
		head,
		...table.groups.map((entry) =>
			point([
				...name(entry.group.label),
				...words(`: ${entry.isAbsent ? ABSENT : people(entry.people)}`)
			])
		)
	];
}
