import { stepWords, presentStep } from '#lib/domain/stage.ts';
import type { ExportContext } from './export-context.ts';

const dateWords = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});
const timeWords = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'UTC'
});

/** `2027-01-14` as "14 January 2027". */
export function dayInWords(day: string): string {
	const time = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(time) ? day : dateWords.format(time);
}

/** "14 January 2027 at 09:30 (UTC)". */
export function momentInWords(time: number): string {
	return `${timeWords.format(time)} (UTC)`;
}

/** The lines that every export states about itself, as name and value. */
export function statement(context: ExportContext): [string, string][] {
	const { meta, stage } = context.snapshot;
	const { framework } = meta;
	const hidden =
		context.hidden === 0
			? 'No note is hidden by a facilitator.'
			: `${context.hidden} ${context.hidden === 1 ? 'note' : 'notes'} hidden by a facilitator ${context.hidden === 1 ? 'is' : 'are'} left out.`;
	return [
		['Workshop', context.title],
		['Site', context.site ?? 'Not given'],
		['Date', dayInWords(context.date)],
		['Exported', momentInWords(context.exportedAt)],
		['Step', stepWords[presentStep(stage).kind].label],
		['Framework', `${framework.title}, ${framework.id} version ${framework.version}`],
		['Study', framework.citation],
		['Linked themes', `Mapping ${framework.mapping} of the study.`],
		['Filter', 'None: all notes that everyone can see.'],
		['Groups', 'Each note shows the group its writer chose. No groups were put together.'],
		['Anonymity', 'No writer is named. Each note shows the group of its writer alone.'],
		['Left out', `${hidden} Private and deleted notes are never in a file.`],
		['Words', "These are participants' own words."],
		['Deletion', `The board is deleted on ${dayInWords(context.deletedOn)}.`]
	];
}
