import * as Y from 'yjs';
import { FivewaysError } from '#lib/domain/errors.ts';
import { readSnapshot, type Snapshot } from '#lib/domain/snapshot.ts';
import type { BoardStore } from '../storage/port.ts';

/**
 * The document **board** as it is stored, without bringing the board to life: a server may have it
 * open at the same time, and there is only one author.
 * @throws FivewaysError `no-board`
 */
export async function storedSnapshot(boards: BoardStore, boardId: string): Promise<Snapshot> {
	const stored = await boards.load(boardId);
	const document = stored?.documents.find(({ name }) => name === 'board');
	if (!document) throw new FivewaysError('no-board');
	const doc = new Y.Doc();
	for (const update of document.updates) Y.applyUpdate(doc, update);
	const snapshot = readSnapshot(doc);
	doc.destroy();
	if (!snapshot) throw new FivewaysError('no-board');
	return snapshot;
}
