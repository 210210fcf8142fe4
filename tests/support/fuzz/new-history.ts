import * as Y from 'yjs';
import { boardRoots, deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { StoredDocument } from '../../../server/storage/port.ts';

/** The same content as another history under another epoch, as after an erasure or a restore. */
export function newHistory({ name, updates }: StoredDocument, epoch: string): StoredDocument {
	const roots = name === 'board' ? boardRoots : name === 'desk' ? deskRoots : seatRoots;
	const [former, fresh] = [new Y.Doc(), new Y.Doc()];
	for (const update of updates) Y.applyUpdate(former, update);
	fresh.clientID = 1;
	fresh.transact(() => {
		const target = roots(fresh) as Record<string, Y.Map<unknown>>;
		for (const [root, map] of Object.entries(roots(former) as Record<string, Y.Map<unknown>>))
			for (const [key, value] of map.entries())
				target[root]?.set(key, value instanceof Y.Map ? new Y.Map(value.entries()) : value);
		if (name === 'board') boardRoots(fresh).meta.set('epoch', epoch);
	});
	return { name, epoch, updates: [Y.encodeStateAsUpdate(fresh)] };
}
