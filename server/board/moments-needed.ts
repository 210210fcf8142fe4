import type { Entry } from './entry.ts';
import type { BoardState } from './state.ts';

/**
 * Ids of the moments whose content these entries may need: those that are to be put in place, and
 * those of restores that their seats could take back or do again.
 */
export function momentsNeeded(entries: readonly Entry[], state: BoardState): string[] {
	const ids = new Set<string>();
	for (const entry of entries) {
		if (entry.kind !== 'command') continue;
		const { seat, command } = entry;
		if (command.t === 'history.restore') ids.add(command.id);
		if (command.t !== 'undo' && command.t !== 'redo') continue;
		const candidates =
			command.t === 'undo' ? state.undo.newestFirst(seat) : state.undo.lastTakenBackFirst(seat);
		for (const { inverse } of candidates) {
			if (inverse.t !== 'history.restore') continue;
			ids.add(inverse.put);
			ids.add(inverse.former);
		}
	}
	return [...ids].filter((id) => state.history.has(id) && !state.history.content(id));
}
