import { EVERYONE, type Group, onePersonFrom, peopleFrom } from '../domain/group.ts';
import type { Note } from '../domain/note.ts';

/**
 * Who wrote the notes of a cluster, in one line, or undefined where there is nothing to say (evidence
 * rules E12 and E13). It claims no more than the notes: that nobody else wrote it is not that others
 * disagree.
 * @param groups reported groups of which somebody was there or wrote, in the workshop's order
 */
export function whoWrote(
	notes: readonly Pick<Note, 'group'>[],
	groups: readonly Group[]
): string | undefined {
	const wrote = groups.filter(({ id }) => notes.some((note) => note.group === id));
	const [only] = wrote;
	if (!only) return undefined;
	if (notes.length === 1)
		return only.label === EVERYONE ? 'Said once.' : `Said once, by ${onePersonFrom(only)}.`;
	if (groups.length < 2) return undefined;
	if (wrote.length === 1) return `Only ${peopleFrom(only)} wrote this.`;
	if (wrote.length === groups.length)
		return groups.some(({ of }) => of)
			? 'Every group that is shown here wrote this.'
			: 'Every group wrote this.';
	const missing = groups.filter((group) => !wrote.includes(group));
	const [but] = missing;
	return groups.length >= 3 && missing.length === 1 && but
		? `Everyone but ${peopleFrom(but)} wrote this.`
		: undefined;
}
