import { deskRoots, readPrivateNote, seatRoots } from '#lib/domain/document.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import type { StoredBoard, StoredDocumentName } from '../storage/port.ts';
import { AppliedCommands, pastUndoable } from './applied.ts';
import { Changes } from './changes.ts';
import { WorkingDocument, WorkingDocuments } from './documents.ts';
import { UndoStacks } from './inverse.ts';
import { BoardState } from './state.ts';

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
	Object.assign(state.people, snapshot.counts.people);
	for (const [id, cluster] of snapshot.clusters) state.clusters.set(id, cluster);
	readDesk(stored, documents, state);
	const { writers, bin } = deskRoots(documents.get('desk').doc);
	for (const [id, note] of snapshot.notes) state.addNote(id, note, writers.get(id));
	for (const number of state.seats.keys()) {
		const own = seatRoots(documents.get(`seat:${number}`).doc);
		for (const [id, map] of own.private.entries())
			state.addPrivateNote(id, readPrivateNote(map), number);
	}
	for (const [id, binned] of bin.entries()) state.bin.set(id, binned);
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

function readDesk(stored: StoredBoard, documents: WorkingDocuments, state: BoardState): void {
	const { seats } = deskRoots(documents.get('desk').doc);
	for (const seat of stored.seats) {
		const shown = seats.get(String(seat.number));
		if (!shown) throw new Error(`Seat ${seat.number} is stored, but the desk does not know it.`);
		state.seats.set(seat.number, { ...seat, here: shown.here, finished: shown.finished });
	}
}

/** The words that edits replaced, by the versions those edits made. */
function recallFormerTexts({ undo, writers, formerTexts }: BoardState): void {
	for (const { inverse } of undo.all()) {
		if (inverse.t !== 'note.edit' || !writers.has(inverse.id)) continue;
		formerTexts.remember(inverse.id, inverse.v - 1, inverse.former);
	}
}
