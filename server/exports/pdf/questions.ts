import type { NoteWithId } from '#lib/domain/note.ts';
import { notesInOrder, type OrderedQuestion } from '#lib/domain/reading-order.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { type Block, heading, lead, list, paragraph, type Words } from './blocks.ts';

/** One section a question, clusters first, every note in reading order with its group. */
export function questionSections(snapshot: Snapshot): Block[] {
	const { questions } = snapshot.meta.framework;
	const point = points(snapshot);
	return orderOf(snapshot).flatMap((ordered) => {
		const question = questions.find(({ id }) => id === ordered.q);
		const all = notesInOrder(ordered).length;
		const about = `${count(all, 'note')}. Linked theme in the study: ${question?.theme ?? 'none'}.`;
		return [
			heading(2, `${question?.label ?? ordered.q}: ${question?.headline ?? ''}`),
			...(all === 0
				? [paragraph(about), paragraph('No notes here.')]
				: [lead(about), ...notesOf(ordered, point)])
		];
	});
}

type Point = (note: NoteWithId) => Words[];

/** Where there is no cluster, nothing stands between the heading and the notes. */
function notesOf({ clusters, loose }: OrderedQuestion, point: Point): Block[] {
	const filled = clusters.filter(({ notes }) => notes.length > 0);
	return [
		...filled.flatMap(({ cluster, notes }) => [
			heading(3, cluster.name),
			...list(notes.map(point))
		]),
		...(filled.length > 0 && loose.length > 0 ? [heading(3, 'Other notes')] : []),
		...list(loose.map(point))
	];
}

/** Of each note its words, its group and what else is known: never who wrote it. */
function points({ meta, stage }: Snapshot): Point {
	const labels = new Map(meta.groups.map(({ id, label }) => [id, label]));
	return ({ id, group, text, late }) => {
		const dots = stage.importedDots?.[id] ?? 0;
		const signs = [
			labels.get(group) ?? group,
			...(late ? ['added later'] : []),
			...(dots > 0 ? [`${count(dots, 'dot')} (group not known)`] : [])
		];
		return [
			{ text: text.trim() },
			{ text: ' ' },
			{ text: `–\u00A0${signs.join(', ')}`, colour: 'soft', isSign: true }
		];
	};
}
