import type { Attachment } from './types.ts';

/** What a reader has that the board does not take, or not yet: it answers nothing. */
export const unattached: Attachment = {
	sync: () => undefined,
	awareness: () => Uint8Array.of(0),
	others: () => [],
	presence: () => undefined,
	detach: () => undefined
};
