import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextToRead } from '#lib/desk/next-to-read.ts';
import type { GroupId } from '#lib/domain/group.ts';

interface Note {
	id: string;
	group: GroupId;
}

const groups: readonly GroupId[] = ['hcp', 'lw', 'vcs', 'patient'];

/** Reads until nothing is left. */
function readAll(notes: readonly Note[]): Note[] {
	const read: Note[] = [];
	for (;;) {
		const next = nextToRead(
			notes,
			read.map(({ id }) => id)
		);
		if (!next) return read;
		read.push(next);
	}
}

describe('the note to read next', () => {
	test('[X59] alternates between the groups, in reading order within each', () => {
		const notes: Note[] = [
			{ id: 'h1', group: 'hcp' },
			{ id: 'h2', group: 'hcp' },
			{ id: 'p1', group: 'patient' },
			{ id: 'h3', group: 'hcp' },
			{ id: 'p2', group: 'patient' }
		];
		expect(readAll(notes).map(({ id }) => id)).toEqual(['h1', 'p1', 'h2', 'p2', 'h3']);
	});

	test('[X59] no group is read twice before every group with notes left was read', () => {
		const board = fc
			.array(fc.constantFrom(...groups), { maxLength: 40 })
			.map((list) => list.map((group, index): Note => ({ id: `n${index}`, group })));
		fc.assert(
			fc.property(board, (notes) => {
				const read = readAll(notes);
				expect(new Set(read.map(({ id }) => id)).size).toBe(notes.length);
				read.forEach((again, turn) => {
					const before = read.slice(0, turn).findLastIndex(({ group }) => group === again.group);
					if (before < 0) return;
					const between = new Set(read.slice(before, turn).map(({ group }) => group));
					const left = notes.filter((note) => !read.slice(0, turn).includes(note));
					for (const { group } of left) expect(between).toContain(group);
				});
			}),
			{ seed: 59 }
		);
	});

	test('[X59] a note that comes in between has its turn, and what left the board is passed over', () => {
		const notes: Note[] = [
			{ id: 'h1', group: 'hcp' },
			{ id: 'h2', group: 'hcp' }
		];
		const late: Note = { id: 'p1', group: 'patient' };
		expect(nextToRead([...notes, late], ['h1', 'gone'])?.id).toBe('p1');
		expect(nextToRead(notes, ['h1', 'h2'])).toBeUndefined();
	});
});
