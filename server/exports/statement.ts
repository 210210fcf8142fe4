import type { Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
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

const CONFIDENTIAL =
	'This is the full archive. It shows every group alone, also one of a single person. Keep it safe, and pass it on to nobody.';
/** True of typed, written down and imported notes alike: a file does not say how each group was given. */
const GROUPS =
	'Each note shows one group. Its writer chose it, or a facilitator did for them, or it came with a file. A facilitator may have shown two groups as one, under a common name.';

/** Of a file that tells groups apart which are too small to be shown alone. */
function confidentialLine({ reported }: ExportContext): [string, string][] {
	return reported ? [] : [['Confidential', CONFIDENTIAL]];
}

/** Of a board with dots from a file, which take no part in what is said about groups. */
function dotsLine({ snapshot }: ExportContext): [string, string][] {
	const dots = importedDots(snapshot);
	if (dots === 0) return [];
	return [
		[
			'Dots',
			`${count(dots, 'dot')} came with the file. The groups of those who voted are not known.`
		]
	];
}

/** Dots of the notes that are on the board. */
function importedDots({ stage, notes }: Snapshot): number {
	return Object.entries(stage.importedDots ?? {}).reduce(
		(sum, [id, dots]) => sum + (notes.has(id) ? dots : 0),
		0
	);
}

/** The lines that every export states about itself, as name and value. */
export function statement(context: ExportContext): [string, string][] {
	const { meta, stage } = context.snapshot;
	const { framework } = meta;
	const isIn = context.hiddenNotes !== undefined;
	const be = context.hidden === 1 ? 'is' : 'are';
	const hidden =
		context.hidden === 0
			? 'No note is hidden by a facilitator.'
			: `${count(context.hidden, 'note')} hidden by a facilitator ${be} ${isIn ? 'in this file, and marked' : 'left out'}.`;
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
		['Groups', [GROUPS, ...(context.reported?.sentences ?? [])].join(' ')],
		...confidentialLine(context),
		['Anonymity', 'No writer is named. A note shows its group and nothing else about its writer.'],
		...dotsLine(context),
		['Left out', `${hidden} Private and deleted notes are never in a file.`],
		['Words', "These are participants' own words."],
		['Deletion', `The board is deleted on ${dayInWords(context.deletedOn)}.`]
	];
}
