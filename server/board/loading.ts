import type * as Y from 'yjs';
import { deskRoots, readPrivateNote, seatRoots } from '#lib/domain/document.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import type { StoredBoard, StoredDocumentName } from '../storage/port.ts';
import { AppliedCommands, pastUndoable } from './applied.ts';
import { Changes } from './changes.ts';
import { WorkingDocument, WorkingDocuments } from './documents.ts';
import { BoardHistory } from './history.ts';
import { ScreenLinks } from './screen-links.ts';
import { readModeration } from './loading-moderation.ts';
import { BoardState } from './state.ts';
import { UndoStacks } from './undo-stacks.ts';
import { readVoting } from './voting-documents.ts';

/** A board in memory: its plain state, and the documents beside it. */
export interface LoadedBoard {
	state: BoardState;
	documents: WorkingDocuments;
	applied: AppliedCommands;
	/** What the journal holds beside one row a document. */
	journal: { name: StoredDocumentName; update: Uint8Array }[];
}

/**
 * Builds a board from what is stored, or throws: a document that is missing, unreadable or
 * incomplete never becomes an empty one, since that would be stored over the real one.
 */
export function loadBoard(stored: StoredBoard): LoadedBoard {
	const documents = new WorkingDocuments();
	for (const { name, epoch, updates } of stored.documents) {
		if (updates.length === 0) throw new Error(`Document ${name} is stored without content.`);
		documents.add(new WorkingDocument(name, epoch, updates));
	}
	const { doc, epoch } = documents.get('board');
	const snapshot = readSnapshot(doc);
	if (!snapshot || snapshot.meta.epoch !== epoch)
		throw new Error('Document board is stored under an epoch that is not its own.');
	const state = new BoardState(snapshot.meta, snapshot.stage);
	state.rev = stored.rev;
	state.people.recall(snapshot.counts.people);
	for (const [id, cluster] of snapshot.clusters) state.clusters.set(id, cluster);
	state.screenLinks = new ScreenLinks(stored.screenLinks);
	for (const [id, action] of snapshot.actions) state.actions.put(id, action);
	state.history = new BoardHistory(stored.moments);
	readDesk(stored, documents, state);
	const { writers, bin } = deskRoots(documents.get('desk').doc);
	for (const [id, note] of snapshot.notes) state.addNote(id, note, writers.get(id));
	for (const number of state.seats.keys()) {
		const own = seatRoots(documents.get(`seat:${number}`).doc);
		for (const [id, map] of own.private.entries())
			// Other words for a visible note are read with those that wait.
			if (!state.notes.has(id)) state.addPrivateNote(id, privateNote(map), number);
	}
	for (const [id, binned] of bin.entries()) state.bin.set(id, binned);
	readModeration(documents, state);
	recallDissolved(state);
	readVoices(documents, state);
	state.undo = UndoStacks.of(stored.past ? pastUndoable(stored.past) : [], stored.batches);
	recallFormerTexts(state);
	state.changes = new Changes();
	state.counts.changed.clear();
	state.cells.changed.clear();
	const journal = stored.documents.flatMap(({ name, updates }) =>
		updates.slice(1).map((update) => ({ name, update }))
	);
	const applied = AppliedCommands.of(stored);
	if (applied.rev !== stored.rev)
		throw new Error(`The board is at rev ${stored.rev}, and its commands at ${applied.rev}.`);
	return { state, documents, journal, applied };
}

/** Clusters that went with their last note, into the bin or out of sight: dots on them are kept. */
function recallDissolved({ bin, moderation, clusters, dissolved }: BoardState): void {
	for (const { note, dissolved: went } of [...bin.values(), ...moderation.hidden.values()])
		if (note.cluster !== undefined && went && !clusters.has(note.cluster))
			dissolved.set(note.cluster, went);
}

/** Ballots, agreement and people without a device. */
function readVoices(documents: WorkingDocuments, state: BoardState): void {
	const desk = documents.get('desk').doc;
	for (const [group, n] of deskRoots(desk).headcount.entries())
		state.headcount.recall(group as GroupId, n);
	const seats = Array.from(
		state.seats.keys(),
		(number) => [number, documents.get(`seat:${number}`).doc] as const
	);
	readVoting(state.voting, desk, seats);
	for (const [number, doc] of seats)
		for (const [id, group] of seatRoots(doc).agreed.entries())
			state.agreement.know(number, id, group);
	state.agreement.touched.clear();
}

/** That it waits stands in the queue. */
function privateNote(map: Y.Map<unknown>): PrivateNote {
	const { waiting: _, ...note } = readPrivateNote(map);
	return note;
}

function readDesk(stored: StoredBoard, documents: WorkingDocuments, state: BoardState): void {
	const { seats, help, begun } = deskRoots(documents.get('desk').doc);
	for (const seat of stored.seats) {
		const shown = seats.get(String(seat.number));
		if (!shown) throw new Error(`Seat ${seat.number} is stored, but the desk does not know it.`);
		const { here, finished, practised, joinedAs } = shown;
		state.seats.recall({
			...seat,
			here,
			finished,
			...(practised ? { practised } : {}),
			...(joinedAs === undefined ? {} : { joinedAs })
		});
	}
	for (const call of help.values()) state.help.recall(call);
	for (const [step, at] of begun.entries()) state.stepTimes.recall(step, at);
}

/** The words that edits replaced, by the versions those edits made. */
function recallFormerTexts({ undo, writers, formerTexts }: BoardState): void {
	for (const { inverse } of undo.all()) {
		if (inverse.t !== 'note.edit' || !writers.has(inverse.id)) continue;
		const { id, v, was = v - 1, former } = inverse;
		formerTexts.remember(id, was, former);
	}
}
