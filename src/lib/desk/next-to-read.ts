import type { GroupId } from '../domain/group.ts';

interface Readable {
	id: string;
	group: GroupId;
}

/**
 * The note to read aloud next: of the group that was read longest ago among those with notes left,
 * its first in reading order. So no group is read twice before every group with notes left was read.
 * @param notes of one question, in reading order
 * @param read ids that were read, oldest first
 */
export function nextToRead<Note extends Readable>(
	notes: readonly Note[],
	read: readonly string[]
): Note | undefined {
	const groupOf = new Map(notes.map(({ id, group }) => [id, group]));
	const lastRead = new Map<GroupId, number>();
	read.forEach((id, turn) => {
		const group = groupOf.get(id);
		if (group !== undefined) lastRead.set(group, turn);
	});
	const done = new Set(read);
	const turnOf = ({ group }: Note) => lastRead.get(group) ?? -1;
	return notes
		.filter(({ id }) => !done.has(id))
		.reduce<Note | undefined>(
			(next, note) => (next === undefined || turnOf(note) < turnOf(next) ? note : next),
			undefined
		);
}
