import type { BoardNote } from '../live/types.ts';

/** People who agree with a note, of all groups together. */
export function agreeing({ agree = {} }: Pick<BoardNote, 'agree'>): number {
	return Object.values(agree).reduce((sum, count) => sum + count, 0);
}
