import * as Y from 'yjs';
import { FivewaysError } from '#lib/domain/errors.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import { readHidden, readSnapshot } from '#lib/domain/snapshot.ts';
import type { WholeBoard } from '../exports/reported-board.ts';
import type { BoardStore, StoredBoard, StoredDocumentName } from '../storage/port.ts';

/**
 * A board as it is stored, without bringing it to life: a server may have it open at the same time,
 * and there is only one author.
 * @throws FivewaysError `no-board`
 */
export async function storedBoard(boards: BoardStore, boardId: string): Promise<WholeBoard> {
	const stored = await boards.load(boardId);
	const snapshot = stored && readStored(stored, 'board', readSnapshot);
	if (!snapshot) throw new FivewaysError('no-board');
	const left = stored.seats.filter(
		({ role, removedAt, waitingSince }) =>
			isParticipant(role) && removedAt !== undefined && waitingSince === undefined
	);
	return {
		snapshot,
		hiddenNotes: readStored(stored, 'desk', readHidden),
		left: left.map(({ group }) => group)
	};
}

/** What is read from one stored document; an empty one where it is not stored. */
function readStored<Read>(
	{ documents }: StoredBoard,
	name: StoredDocumentName,
	read: (doc: Y.Doc) => Read
): Read {
	const doc = new Y.Doc();
	const document = documents.find((each) => each.name === name);
	for (const update of document?.updates ?? []) Y.applyUpdate(doc, update);
	const found = read(doc);
	doc.destroy();
	return found;
}
