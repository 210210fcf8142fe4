import { expect, test } from 'vitest';
import type { Note } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { agreement } from '#lib/evidence/agreement.ts';
import { context } from '../../../support/exported.ts';

function board(notes: Partial<Note>[], people: Record<string, number>): Snapshot {
	const { snapshot } = context(notes.map((_, at) => `Note ${at}`));
	return {
		...snapshot,
		notes: new Map(
			[...snapshot.notes].map(([id, { cluster: _, ...note }], at) => [
				id,
				{ ...note, ...notes[at] }
			])
		),
		counts: { ...snapshot.counts, people }
	};
}

const numbers = (snapshot: Snapshot) =>
	agreement(snapshot).map(({ text, groups }) => [
		text,
		...groups.map(({ group, some, all }) => `${group.id} ${some} of ${all}`)
	]);

test('[E17] the writer counts once, in the own group, and only groups that were there are counted', () => {
	expect(
		numbers(
			board(
				[
					{ group: 'patient', agree: { patient: 2 } },
					{ group: 'patient', agree: { hcp: 1 } },
					{ group: 'hcp' },
					{ group: 'patient', via: 'import', agree: { patient: 2 } }
				],
				{ patient: 7, hcp: 5 }
			)
		)
	).toEqual([
		['Note 0', 'hcp 0 of 5', 'patient 3 of 7'],
		['Note 1', 'hcp 1 of 5', 'patient 1 of 7'],
		['Note 3', 'hcp 0 of 5', 'patient 2 of 7']
	]);
});

test('[E17] never more than all of a group, and nothing is put before anything else by it', () => {
	const many = board(
		[
			{ group: 'lw', agree: { lw: 1 } },
			{ group: 'lw', agree: { lw: 9 } }
		],
		{ lw: 4 }
	);
	expect(numbers(many)).toEqual([
		['Note 0', 'lw 2 of 4'],
		['Note 1', 'lw 4 of 4']
	]);
	expect(agreement(board([{ group: 'lw' }], { lw: 4 }))).toEqual([]);
});
