import type { BoardNote } from '#lib/live/types.ts';

/** A note as the views get it: another person's, visible, in Who, unless told otherwise. */
export function aNote(over: Partial<BoardNote>): BoardNote {
	const id = over.id ?? 'n1';
	return {
		id,
		key: id,
		q: 'who',
		text: 'Carers. They come for somebody else.',
		v: 1,
		group: 'patient',
		at: 0,
		via: 'self',
		p: [0, 0],
		own: false,
		private: false,
		pending: false,
		...over
	};
}
