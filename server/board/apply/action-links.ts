import type { BoardState } from '../state.ts';
import { type Refusal, refusal } from './operation.ts';

/**
 * Whether an action may come from these: notes and clusters that everyone sees now, or that it came
 * from before. What was seen and has gone is `gone`; all else, another's private note too, is one
 * and the same answer.
 */
export function refuseLinks(
	state: BoardState,
	ids: readonly string[],
	before: readonly string[] = []
): Refusal | undefined {
	for (const id of ids) {
		if (state.notes.has(id) || state.clusters.has(id) || before.includes(id)) continue;
		return refusal(state.bin.has(id) || state.dissolved.has(id) ? 'gone' : 'not-allowed');
	}
	return undefined;
}
