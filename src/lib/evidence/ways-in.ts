import { type Via, viaNames } from '../domain/note.ts';
import type { Snapshot } from '../domain/snapshot.ts';

const words: Readonly<Record<Via, string>> = {
	self: 'written on a phone, tablet or computer',
	scribe: 'written down for somebody by a facilitator',
	paper: 'typed from paper',
	import: 'brought with a file'
};

/** How the notes came, and how many of them were added after their question was shared (rule E5). */
export interface WaysIn {
	/** Ways by which any note came. Their sum is the number of notes. */
	ways: { via: Via; words: string; notes: number }[];
	late: number;
}

export function waysIn({ notes }: Snapshot): WaysIn {
	const all = [...notes.values()];
	return {
		ways: viaNames
			.map((via) => ({
				via,
				words: words[via],
				notes: all.filter((note) => note.via === via).length
			}))
			.filter(({ notes }) => notes > 0),
		late: all.filter(({ late }) => late).length
	};
}
