import type { BoardState } from './state.ts';

/**
 * The version that a note's next words get: later than all that it has had, wherever these words are,
 * so that one number never stands for two texts. An edit on the former of them would pass as one on
 * the other, and replace words that its writer never read.
 */
export function nextVersion(state: BoardState, id: string): number {
	const { bin, formerTexts, moderation, notes, privateNotes, writers } = state;
	const own = privateNotes.get(writers.get(id) ?? 0)?.get(id);
	const latest = Math.max(
		notes.get(id)?.v ?? 0,
		own?.v ?? 0,
		bin.get(id)?.note.v ?? 0,
		moderation.hidden.get(id)?.note.v ?? 0,
		moderation.queue.get(id)?.edit?.v ?? 0,
		moderation.returned.get(id)?.v ?? 0,
		formerTexts.latest(id)
	);
	return latest + 1;
}
