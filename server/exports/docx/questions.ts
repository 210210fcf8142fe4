import type { TextRun } from 'docx';
import type { FrameworkQuestion } from '#lib/domain/framework.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import type { OrderedQuestion } from '#lib/domain/reading-order.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { type Compared, comparison } from '#lib/evidence/comparison.ts';
import { count } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { whatMatters } from './priorities.ts';
import { type Block, heading, lead, name, plain, point, sentence, words } from './text.ts';
import { labelsOf } from './voices.ts';

/** One section a question: what matters most, who wrote what, and then every note in reading order. */
export function questionSections(snapshot: Snapshot): Block[] {
	const ordered = new Map(orderOf(snapshot).map((question) => [question.q, question]));
	const attribution = attributions(snapshot);
	return comparison(snapshot).flatMap((compared) => {
		const question = ordered.get(compared.question.id);
		const title = heading(1, titleOf(compared.question));
		if (!question || compared.notes === 0) return [title, plain(leadOf(compared))];
		return [
			title,
			lead(leadOf(compared)),
			...whatMatters(snapshot, question),
			...whoWroteWhat(compared, labelsOf(snapshot.meta.groups)),
			...allNotes(question, attribution)
		];
	});
}

function titleOf({ label, headline }: FrameworkQuestion): string {
	return `${label}: ${headline}`;
}

function leadOf({ notes, question }: Compared): string {
	return `${notes === 0 ? said.noNotes : `${count(notes, 'note')}.`} Linked theme in the study: ${question.theme}.`;
}

function whoWroteWhat({ lines }: Compared, labels: readonly string[]): Block[] {
	if (lines.length === 0) return [];
	return [
		heading(2, said.lines),
		...lines.map((cluster) =>
			point([...name(cluster.name, 'Term'), ...words(': '), ...sentence(cluster.line, labels)])
		)
	];
}

/** Cluster by cluster. Where there is none, nothing stands between the heading and the notes. */
function allNotes({ clusters, loose }: OrderedQuestion, attribution: Attribution): Block[] {
	const filled = clusters.filter(({ notes }) => notes.length > 0);
	const list = (notes: readonly NoteWithId[]) =>
		notes.map((note) =>
			point(
				[...words(note.text.trim()), ...words(' –\u00A0', 'Sign'), ...attribution(note)],
				note.text
			)
		);
	return [
		heading(2, 'All notes'),
		...filled.flatMap(({ cluster, notes }) => [heading(3, cluster.name), ...list(notes)]),
		...(filled.length > 0 && loose.length > 0 ? [heading(3, 'Other notes')] : []),
		...list(loose)
	];
}

type Attribution = (note: NoteWithId) => TextRun[];

/** Of each note its group, and what else is known: never who wrote it. */
function attributions({ meta, stage }: Snapshot): Attribution {
	const labels = new Map(meta.groups.map(({ id, label }) => [id, label]));
	return ({ id, group, late }) => {
		const dots = stage.importedDots?.[id] ?? 0;
		const more = [
			...(late ? [', added later'] : []),
			...(dots > 0 ? [`, ${count(dots, 'dot')} (group not known)`] : [])
		];
		return [
			...name(labels.get(group) ?? group, 'Sign'),
			...(more.length > 0 ? words(more.join(''), 'Sign') : [])
		];
	};
}
