import type * as Y from 'yjs';
import { mapOf, patchPlain } from '#lib/domain/document.ts';
import type { BoardActions } from './actions.ts';

/** Brings these actions of **board** to what they are now. */
export function writeActions(
	maps: Y.Map<Y.Map<unknown>>,
	actions: BoardActions,
	ids: ReadonlySet<string>
): void {
	for (const id of ids) {
		const action = actions.get(id);
		const map = maps.get(id);
		if (!action) maps.delete(id);
		else if (map) patchPlain(map, action);
		else maps.set(id, mapOf(action));
	}
}
