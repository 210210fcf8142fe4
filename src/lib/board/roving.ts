import type { Placed } from './placing.ts';

/** The keys that go from note to note. */
const noteKeys = ['Home', 'End', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'];

export function isNoteKey(key: string): boolean {
	return noteKeys.includes(key);
}

/**
 * The note to go to from `current` by a key, among the notes of one question in reading order.
 * Left and right follow the reading order, up and down the eye. Undefined where a key means nothing
 * or there is nothing further.
 */
export function nextNote(
	order: readonly Placed[],
	current: string,
	key: string
): string | undefined {
	const place = order.findIndex((note) => note.id === current);
	const here = order[place];
	if (!here) return order[0]?.id;
	switch (key) {
		case 'Home':
			return order[0]?.id;
		case 'End':
			return order.at(-1)?.id;
		case 'ArrowRight':
			return order[place + 1]?.id;
		case 'ArrowLeft':
			return order[place - 1]?.id;
		case 'ArrowDown':
			return nearest(order, here, 1);
		case 'ArrowUp':
			return nearest(order, here, -1);
		default:
			return undefined;
	}
}

/** The nearest note below (1) or above (-1); one in the same column before one beside it. */
function nearest(order: readonly Placed[], here: Placed, way: 1 | -1): string | undefined {
	let best: string | undefined;
	let least = Infinity;
	for (const note of order) {
		const down = (note.p[1] - here.p[1]) * way;
		if (note.id === here.id || down <= 0) continue;
		const far = down + 2 * Math.abs(note.p[0] - here.p[0]);
		if (far < least) [best, least] = [note.id, far];
	}
	return best;
}
