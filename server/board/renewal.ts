import * as Y from 'yjs';
import { boardRoots, deskRoots, mapOf, seatRoots } from '#lib/domain/document.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import { authorOf, WorkingDocument } from './documents.ts';

/** A document under a new epoch, in place of the one of that name. */
export interface Renewal {
	working: WorkingDocument;
	state: Uint8Array;
}

/**
 * The same content as a fresh document with a history of its own: what was deleted or replaced
 * before leaves no trace in it. Readers must drop their replica, hence the new epoch.
 */
export function renew(name: StoredDocumentName, from: Y.Doc, epoch: string): Renewal {
	const working = new WorkingDocument(name, epoch, [], authorOf(from) + 1);
	working.write((doc) => {
		const [former, fresh] = [rootsOf(name, from), rootsOf(name, doc)];
		for (const [root, map] of Object.entries(former))
			for (const [key, value] of map.entries())
				fresh[root]?.set(key, value instanceof Y.Map ? mapOf(value.toJSON()) : value);
		if (name === 'board') boardRoots(doc).meta.set('epoch', epoch);
	});
	return { working, state: Y.encodeStateAsUpdate(working.doc) };
}

function rootsOf(name: StoredDocumentName, doc: Y.Doc) {
	const roots = name === 'board' ? boardRoots : name === 'desk' ? deskRoots : seatRoots;
	return roots(doc) as unknown as Record<string, Y.Map<unknown>>;
}
