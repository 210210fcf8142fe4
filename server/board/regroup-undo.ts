import type { GroupId } from '#lib/domain/group.ts';
import type { Waiting } from '#lib/domain/moderation.ts';
import type { Inverse } from './inverse.ts';

/** Words of a note, or a ballot on paper, that only an undo would bring back. */
export interface Kept {
	id: string;
	group: GroupId;
	/** It is a ballot. */
	ballot?: true;
	/** Whose words they are, where nobody else has seen the note; absent for all else. */
	unseenOf?: number;
}

/** Notes and ballots that came to another group. */
export interface Regrouping {
	ids: ReadonlySet<string>;
	group: GroupId;
}

/** What a command that was done, by its inverse, moved to another group. */
export function regroupingOf(inverse: Inverse): Regrouping | undefined {
	switch (inverse.t) {
		case 'seat.group':
			return { ids: new Set(inverse.notes), group: inverse.put };
		case 'stage.merge':
			return { ids: new Set(movedBy(inverse)), group: inverse.into };
		case 'stage.mergeAgain':
			return { ids: new Set(inverse.parted), group: inverse.from };
		default:
			return undefined;
	}
}

/** Ids of notes and ballots that went along when one group became part of another. */
export function movedBy({ notes, voices }: Extract<Inverse, { t: 'stage.merge' }>): string[] {
	return [...notes, ...(voices?.paper ?? [])];
}

/** What this inverse of a command of that seat holds. */
export function keptIn(inverse: Inverse, seat: number): Kept[] {
	switch (inverse.t) {
		case 'note.remove': {
			const { id, note, returned, writer = seat } = inverse;
			return [
				...(note ? [{ id, group: note.group, unseenOf: writer }] : []),
				...(returned ? [{ id, group: returned.group, ...unseen(returned) }] : [])
			];
		}
		case 'note.approve':
			return editIn(inverse);
		case 'note.return': {
			const { id, note, waiting } = inverse;
			const words = note ? [{ id, group: note.group, unseenOf: waiting.writer }] : [];
			return [...words, ...editIn(inverse)];
		}
		case 'vote.proxy':
			return inverse.taken ? [{ id: inverse.id, group: inverse.taken.group, ballot: true }] : [];
		default:
			return [];
	}
}

/** The same, with what it holds in the group where that has come to. */
export function regrouped(inverse: Inverse, { ids, group }: Regrouping): Inverse {
	if (!('id' in inverse) || !ids.has(inverse.id)) return inverse;
	switch (inverse.t) {
		case 'note.remove': {
			const { note, returned } = inverse;
			return {
				...inverse,
				...(note ? { note: { ...note, group } } : {}),
				...(returned ? { returned: { ...returned, group } } : {})
			};
		}
		case 'note.approve':
			return { ...inverse, waiting: waitingIn(inverse.waiting, group) };
		case 'note.return': {
			const { note } = inverse;
			const waiting = waitingIn(inverse.waiting, group);
			return { ...inverse, waiting, ...(note ? { note: { ...note, group } } : {}) };
		}
		case 'vote.proxy':
			return inverse.taken ? { ...inverse, taken: { ...inverse.taken, group } } : inverse;
		default:
			return inverse;
	}
}

/** Other words for a note that was shown stay in the group that it was shown with. */
function unseen({ writer, edit }: { writer: number; edit?: true }): Pick<Kept, 'unseenOf'> {
	return edit ? {} : { unseenOf: writer };
}

function editIn({ id, waiting }: { id: string; waiting: Waiting }): Kept[] {
	return waiting.edit ? [{ id, group: waiting.edit.group }] : [];
}

function waitingIn(waiting: Waiting, group: GroupId): Waiting {
	return waiting.edit ? { ...waiting, edit: { ...waiting.edit, group } } : waiting;
}
