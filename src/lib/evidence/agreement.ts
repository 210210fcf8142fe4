import type { Group } from '../domain/group.ts';
import type { NoteWithId } from '../domain/note.ts';
import { notesInOrder } from '../domain/reading-order.ts';
import { orderOf, type Snapshot } from '../domain/snapshot.ts';
import { presentGroups } from './comparison.ts';

/** One note with "me too": of each group in the room, how many of its people say it. */
export interface Agreed {
	id: string;
	text: string;
	/** In the workshop's order. `some` counts the writer, once, in the own group. */
	groups: { group: Group; some: number; all: number }[];
}

/**
 * Notes to which others said "me too", in reading order: agreement puts nothing before anything else
 * (evidence rule E17). Groups of which nobody is counted are left out. The snapshot has reported groups.
 */
export function agreement(snapshot: Snapshot): Agreed[] {
	const counted = presentGroups(snapshot).filter(({ id }) => (snapshot.counts.people[id] ?? 0) > 0);
	return orderOf(snapshot)
		.flatMap(notesInOrder)
		.filter(({ agree = {} }) => Object.values(agree).some((n) => n > 0))
		.map((note) => ({
			id: note.id,
			text: note.text,
			groups: counted.map((group) => {
				const all = snapshot.counts.people[group.id] ?? 0;
				return { group, some: Math.min(all, saying(note, group)), all };
			})
		}));
}

/** Who agreed may have been taken out since, so that it can be more than there are people. */
function saying({ agree = {}, group: writer, via }: NoteWithId, { id }: Group): number {
	const wroteIt = writer === id && via !== 'import' ? 1 : 0;
	return (agree[id] ?? 0) + wroteIt;
}
