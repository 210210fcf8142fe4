import type { BoardCounts, DeskCells } from '../domain/document.ts';
import type { Group, GroupId } from '../domain/group.ts';

/** With fewer people than this in a group, others may guess who wrote a note. */
export const SMALLEST_GROUP = 3;

/** A group with notes of which too few people are in the room. */
export interface SmallGroup {
	group: Group;
	people: number;
}

/**
 * Groups that would be told apart by a reveal: those with notes, shown or not, of fewer than three
 * people. A group of nobody and nothing is no worry.
 */
export function smallGroups(
	groups: readonly Group[],
	people: BoardCounts['people'],
	cells: DeskCells
): SmallGroup[] {
	const hasNotes = (id: GroupId) => Object.values(cells).some((row) => (row[id] ?? 0) > 0);
	return groups
		.map((group) => ({ group, people: people[group.id] ?? 0 }))
		.filter(({ group, people: count }) => count < SMALLEST_GROUP && hasNotes(group.id));
}

/** The groups that it may be shown with, those first with which it makes the most sense. */
export function partnersOf({ group }: SmallGroup, groups: readonly Group[]): Group[] {
	const near: Partial<Record<GroupId, GroupId>> = {
		vcs: 'patient',
		patient: 'vcs',
		carer: 'patient'
	};
	const others = groups.filter(({ id }) => id !== group.id);
	return [...others].sort(
		(one, other) => Number(other.id === near[group.id]) - Number(one.id === near[group.id])
	);
}

/** What two groups may be called together: "Patient or voluntary sector". */
export function commonName(one: Group, other: Group): string {
	const isNear = [one.id, other.id].sort().join() === 'patient,vcs';
	if (isNear) return 'Patient or voluntary sector';
	return `${other.short} or ${one.short.toLowerCase()}`;
}
