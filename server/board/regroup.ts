import type { GroupId } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';
import type { BoardState } from './state.ts';

/**
 * Gives every note of one group to another, wherever it is. Visible notes of both, and those that
 * either agreed with, are written anew in the order of their ids: what was changed alone would tell
 * the two apart for ever. What an undo would bring back goes along by itself.
 * @returns the ids of those that are on no board, for taking it back
 */
export function regroupNotes(state: BoardState, from: GroupId, into: GroupId): string[] {
	const touched = [...state.notes]
		.filter(([, { group, agree }]) => isOf(group) || agree?.[from] || agree?.[into])
		.sort(([one], [other]) => (one < other ? -1 : 1));
	for (const [id, note] of touched) {
		state.changeNote(id, withAgreeOfOne(note, from, into));
		state.changes.anew.add(id);
	}
	for (const [id, waiting] of state.moderation.queue)
		if (waiting.edit?.group === from)
			state.moderation.wait(id, { ...waiting, edit: { ...waiting.edit, group: into } });
	const unseen = [...unseenNotes(state)].filter(({ group }) => group === from);
	for (const { id } of unseen) setGroupOfUnseen(state, id, into);
	const kept = state.undo.kept().filter(({ group, ballot }) => group === from && !ballot);
	return [...new Set([...unseen, ...kept].map(({ id }) => id))];

	function isOf(group: GroupId): boolean {
		return group === from || group === into;
	}
}

/** Sets the group of a note that is on no board: private, waiting, sent back, hidden or in the bin. */
export function setGroupOfUnseen(state: BoardState, id: string, group: GroupId): void {
	const { bin, changes, moderation, privateNotes } = state;
	const [binned, hidden] = [bin.get(id), moderation.hidden.get(id)];
	const returned = moderation.returned.get(id);
	if (binned) bin.set(id, { ...binned, note: { ...binned.note, group } });
	if (hidden) moderation.hide(id, { ...hidden, note: { ...hidden.note, group } });
	if (returned) moderation.putBack(id, { ...returned, group });
	changes.desk.add(id);
	for (const [writer, notes] of privateNotes) {
		const note = notes.get(id);
		if (note) state.changePrivateNote(id, writer, { ...note, group });
	}
}

function* unseenNotes({ bin, moderation, privateNotes }: BoardState) {
	for (const [id, { note }] of [...bin, ...moderation.hidden]) yield { id, group: note.group };
	for (const [id, { group }] of moderation.returned) yield { id, group };
	for (const notes of privateNotes.values())
		for (const [id, { group }] of notes) yield { id, group };
}

function withAgreeOfOne(note: Note, from: GroupId, into: GroupId): Note {
	const group = note.group === from ? into : note.group;
	const agree = { ...note.agree };
	const moved = agree[from];
	if (moved === undefined) return { ...note, group };
	delete agree[from];
	return { ...note, group, agree: { ...agree, [into]: (agree[into] ?? 0) + moved } };
}
