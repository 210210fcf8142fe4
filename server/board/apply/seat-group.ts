import type { GroupId } from '#lib/domain/group.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';

/**
 * Another group for a person. Notes that nobody else has seen go along; those that were shown keep
 * the group they were shown with, since all of one person's notes that changed together would tell
 * everybody whose they are.
 */
export const changeGroup: Operation<'seat.group'> = {
	permit({ state }, { seat: number, group }) {
		const seat = state.seats.get(number);
		if (!seat || !isParticipant(seat.role)) return refusal('not-allowed');
		if (seat.removedAt !== undefined) return refusal('gone');
		return state.meta.groups.some(({ id }) => id === group) ? undefined : refusal('malformed');
	},

	apply({ state }, { seat: number, group }) {
		const former = state.seats.get(number)?.group;
		if (former === undefined || former === group) return {};
		const notes = [...unseenNotes(state, number)]
			.filter(({ group }) => group === former)
			.map(({ id }) => id);
		putGroup(state, number, group, notes);
		return { inverse: { t: 'seat.group', seat: number, put: group, former, notes } };
	}
};

/** Words of a seat that nobody else has seen: private ones, sent back, and what its undo would bring back. */
function* unseenNotes({ moderation, privateNotes, undo }: BoardState, number: number) {
	for (const [id, { group }] of privateNotes.get(number) ?? []) yield { id, group };
	for (const [id, { writer, edit, group }] of moderation.returned)
		if (writer === number && !edit) yield { id, group };
	for (const kept of undo.kept()) if (kept.unseenOf === number) yield kept;
}

/** Sets the group of a seat, and of those of its unseen notes that are still there. */
export function putGroup(
	state: BoardState,
	number: number,
	group: GroupId,
	notes: readonly string[]
): void {
	state.seats.setGroup(number, group);
	for (const id of notes) {
		const note = state.privateNotes.get(number)?.get(id);
		const returned = state.moderation.returned.get(id);
		if (note) state.changePrivateNote(id, number, { ...note, group });
		if (returned) state.moderation.putBack(id, { ...returned, group });
	}
}
