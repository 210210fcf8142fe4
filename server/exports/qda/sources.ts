import { type Group, standardGroup, withOther } from '#lib/domain/group.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import type { ExportContext } from '../export-context.ts';
import { distinctNames } from './distinct-names.ts';
import { guid } from './guid.ts';
import { countWide, paragraph, shortName } from './plain-text.ts';

/** Between two notes of a source: an empty line. */
const BETWEEN = '\n\n';
/**
 * What is added to the position of a selection's last character. The standard calls the end "the last
 * character" (REFI-QDA 1.5, PlainTextSelection); readers cut there without it, so the end is the
 * position after it.
 */
const AFTER_LAST = 1;
/** Characters of a note that are the name of its selection. */
const NAME_LENGTH = 40;

/** A note where it stands in the text of its source, counted in code points from 0. */
export interface Selection {
	guid: string;
	name: string;
	note: NoteWithId;
	start: number;
	end: number;
}

/** A reported group: what it wrote, as one text. */
export interface GroupSource {
	group: Group;
	/** Distinct among the sources, and of its case, too. */
	name: string;
	caseGuid: string;
	sourceGuid: string;
	/** Empty where the group was in the room and wrote nothing: there is a case of it and no source. */
	text: string;
	selections: Selection[];
	description: string;
}

/** Each group that was there or wrote, in the workshop's order, with its notes in reading order. */
export function groupSources({ boardId, snapshot }: ExportContext): GroupSource[] {
	const named = distinctNames();
	const notes = Map.groupBy(orderOf(snapshot).flatMap(notesInOrder), ({ group }) => group);
	return groupsOf(snapshot).map((group) => ({
		group,
		name: named(group.label),
		caseGuid: guid(boardId, 'case', group.id),
		sourceGuid: guid(boardId, 'source', group.id),
		...written(boardId, notes.get(group.id) ?? [])
	}));
}

/** Every group of a note is among them, whatever the list of the workshop says. */
function groupsOf({ meta, notes, counts }: Snapshot): Group[] {
	const groups = new Map(withOther(meta.groups).map((group) => [group.id, group]));
	const wrote = new Set(Array.from(notes.values(), ({ group }) => group));
	for (const id of wrote) if (!groups.has(id)) groups.set(id, standardGroup(id));
	return [...groups.values()].filter(({ id }) => wrote.has(id) || (counts.people[id] ?? 0) > 0);
}

/** A note of which nothing can be written, such as one that was a NUL in an old file, is left out. */
function written(
	boardId: string,
	notes: readonly NoteWithId[]
): Pick<GroupSource, 'text' | 'selections' | 'description'> {
	const texts: string[] = [];
	const selections: Selection[] = [];
	let start = 0;
	let wide = 0;
	for (const note of notes) {
		const text = paragraph(note.text);
		if (text === '') continue;
		const last = start + text.length - 1;
		texts.push(text);
		selections.push({
			guid: guid(boardId, 'note', note.id),
			name: shortName(note.text, NAME_LENGTH),
			note,
			start,
			end: last + AFTER_LAST
		});
		wide += countWide(note.text);
		start = last + 1 + BETWEEN.length;
	}
	return { text: texts.join(BETWEEN), selections, description: about(selections.length, wide) };
}

function about(notes: number, wide: number): string {
	return [
		notes === 0 ? 'No notes.' : `${count(notes, 'note')}, each a paragraph, in reading order.`,
		...(wide > 0
			? [
					`${count(wide, 'character')} such as emoji ${wide === 1 ? 'is' : 'are'} replaced by a number in brackets, so that positions are the same in every program.`
				]
			: [])
	].join(' ');
}
