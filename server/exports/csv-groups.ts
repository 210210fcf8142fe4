import {
	type Group,
	type GroupId,
	groupIds,
	OTHER_CHOICE,
	standardGroup
} from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { countGraphemes, isCleanText, isUnseen, tidyText, utf8Length } from '#lib/domain/text.ts';
import type { BadRow } from './bad-rows.ts';
import { ABOUT_SIGN, decodeCell } from './cell.ts';

const groupLine = new RegExp(`^${ABOUT_SIGN} Group (${groupIds.join('|')})$`);

/** The lines of a CSV file that say what its groups are called, as name and value. */
export function groupLines(groups: readonly Group[]): [string, string][] {
	return groups.map(({ id, label }) => [`Group ${id}`, label]);
}

/** What such a line of a file says; undefined for every other line about the file. */
export function readGroupLine(cells: readonly string[]): Group | { reason: string } | undefined {
	const id = groupLine.exec(cells[0]?.trim() ?? '')?.[1] as GroupId | undefined;
	if (!id) return undefined;
	const label = tidyText(decodeCell(cells[1] ?? '')).replace(/\s+/g, ' ');
	if (isUnseen(label) || !isCleanText(label))
		return {
			reason: `The group "${id}" has no name that can be shown. Write it in the second cell.`
		};
	const { groupLabelGraphemes: most, groupLabelBytes } = limits;
	if (utf8Length(label) > groupLabelBytes || countGraphemes(label) > most)
		return { reason: `The name of the group "${id}" is too long. Use at most ${most} characters.` };
	const standard = standardGroup(id);
	return standard.label === label ? standard : standardGroup(id, label);
}

/** Groups that the rows of a file may name: those it tells of, and of all others the usual ones. */
export class CsvGroups {
	readonly #told = new Map<GroupId, Group>();
	readonly #usual: readonly Group[];

	constructor(usual: readonly Group[]) {
		this.#usual = usual;
	}

	/** Takes in what a file says of its groups. @returns what is wrong with a line of it */
	tell(group: Group | { reason: string }): Omit<BadRow, 'row'> | undefined {
		if ('reason' in group) return group;
		if (this.#told.has(group.id))
			return { reason: `The group "${group.id}" is named twice. Keep one of the two rows.` };
		this.#told.set(group.id, group);
		return undefined;
	}

	/** In the order of the file. Empty when it says nothing of groups. */
	get told(): Group[] {
		return [...this.#told.values()];
	}

	get all(): Group[] {
		return [...this.told, ...this.#usual.filter(({ id }) => !this.#told.has(id))];
	}

	/** By id, label or short label, any case. What the file itself says goes before what is usual. */
	names(): ReadonlyMap<string, GroupId> {
		const names = new Map<string, GroupId>();
		const add = (name: string, id: GroupId) => {
			if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), id);
		};
		for (const { id } of this.all) add(id, id);
		for (const { id, label, short } of this.all) for (const name of [label, short]) add(name, id);
		// Who copies the choice of the join page means the same group.
		if (names.has('other')) add(OTHER_CHOICE, 'other');
		return names;
	}
}
