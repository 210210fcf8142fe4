import * as Y from 'yjs';
import { FivewaysError } from '#lib/domain/errors.ts';
import { readHidden, readSnapshot, type Snapshot } from '#lib/domain/snapshot.ts';
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

/** How many notes are hidden, as it is stored. */
export async function storedHiddenCount(boards: BoardStore, boardId: string): Promise<number> {
	const stored = await boards.load(boardId);
	const doc = new Y.Doc();
	for (const { name, updates } of stored?.documents ?? [])
		if (name === 'desk') for (const update of updates) Y.applyUpdate(doc, update);
	const { length } = readHidden(doc);
	doc.destroy();
	return length;
}
