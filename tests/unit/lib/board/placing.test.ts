import { describe, expect, it } from 'vitest';
import { roomAt } from '#lib/board/making-room.ts';
import {
	overlap,
	type Placed,
	placeAt,
	placeInCluster,
	stepBox,
	stepPlace
} from '#lib/board/placing.ts';
import type { Place } from '#lib/domain/place.ts';
import { byPlace } from '#lib/domain/reading-order.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const at = (id: string, x: number, y: number): Placed => ({ id, p: [x, y] });
const near = (notes: Placed[], all = notes) => ({ siblings: notes.toSorted(byPlace), all });
const lastPlace = (around: ReturnType<typeof near>) =>
	placeAt('new', around.siblings.length, around);
const order = (notes: Placed[]) => notes.toSorted(byPlace).map(({ id }) => id);

/** Boards with room between the notes, as people leave it: every second slot at most. */
function airyBoard(seed: number): Placed[] {
	const random = seededRandom(seed);
	return Array.from({ length: 12 }, (_, row) =>
		at(`n${row}`, random() < 0.5 ? 0.5 : 1, row * 2 + 2)
	);
}

describe('the place for "Last"', () => {
	it('[X35] is the first corner of an empty question', () => {
		expect(lastPlace(near([]))).toEqual([0, 0]);
	});

	it('[X35] is beside the last note where that is free, else in a new row below all', () => {
		const notes = [at('a', 0, 0), at('b', 1, 0), at('c', 0, 1)];
		expect(lastPlace(near(notes))).toEqual([1, 1]);
		expect(lastPlace(near([...notes, at('d', 1, 1)]))).toEqual([0, 2]);
		expect(lastPlace(near(notes, [...notes, at('in a cluster', 0.5, 7.25)]))).toEqual([1, 1]);
		expect(lastPlace(near(notes, [...notes, at('in a cluster', 1, 1)]))).toEqual([0, 2]);
	});

	it('[X35] is read after everything and covers nothing, on 200 random boards', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const notes = airyBoard(seed);
			const p = lastPlace(near(notes))!;
			expect(order([...notes, { id: 'new', p }]).at(-1), `seed ${seed}`).toBe('new');
			expect(overlap(p, notes), `seed ${seed}`).toBe(0);
		}
	});
});

describe('the place for "First" and "After a note"', () => {
	it('[X35] is read first, and covers nothing where there is room', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const notes = airyBoard(seed);
			const p = placeAt('new', 0, near(notes))!;
			expect(order([...notes, { id: 'new', p }])[0], `seed ${seed}`).toBe('new');
			expect(overlap(p, notes), `seed ${seed}`).toBe(0);
		}
	});

	it('[X35] is read straight after the note named, for each note of 50 random boards', () => {
		for (let seed = 1; seed <= 50; seed++) {
			const notes = airyBoard(seed);
			for (const before of notes) {
				const p = placeAt('new', notes.indexOf(before) + 1, near(notes))!;
				const read = order([...notes, { id: 'new', p }]);
				expect(read[read.indexOf(before.id) + 1], `seed ${seed}, ${before.id}`).toBe('new');
			}
		}
	});

	it('[X35] is between two notes of one row', () => {
		const notes = [at('a', 0, 0), at('b', 1, 0)];
		const p = placeAt('new', 1, near(notes))!;
		expect(order([...notes, { id: 'new', p }])).toEqual(['a', 'new', 'b']);
	});

	it('[X35] is below the last note also where the board ends, while there is a row', () => {
		const p = lastPlace(near([at('a', 1, 399), at('b', 0, 400)]));
		expect(order([at('a', 1, 399), at('b', 0, 400), { id: 'new', p: p! }])).toEqual([
			'a',
			'b',
			'new'
		]);
	});

	it('[X35] is not there before a note in the very first corner whose id is smaller', () => {
		expect(placeAt('z', 0, near([at('a', 0, 0)]))).toBeUndefined();
		expect(placeAt('a', 0, near([at('z', 0, 0)]))).toEqual([0, 0.75]);
	});
});

describe('room for a note', () => {
	const all = () => true;

	it('[X35] needs nobody to move where there is a place', () => {
		expect(roomAt('z', [at('a', 0, 0)], 1, () => false)).toEqual([]);
		expect(roomAt('a', [at('z', 0, 0)], 0, () => false)).toEqual([]);
	});

	it('[X35] is made by one grid step of one note, on a board as the slots fill it', () => {
		const packed = Array.from({ length: 20 }, (_, slot) =>
			at(`m${String(slot).padStart(2, '0')}`, slot % 2, Math.floor(slot / 2))
		);
		expect(roomAt('z', packed, 0, all)).toEqual([at('m00', 0.05, 0)]);
		expect(roomAt('a', packed, 0, all)).toEqual([]);
	});

	it('[X35] is made by those who may be moved, on either side, or not at all', () => {
		const packed = [at('m', 1, 0), at('k', 0, 1)];
		expect(roomAt('l', packed, 1, all)).toEqual([at('k', 0.05, 1)]);
		expect(roomAt('l', packed, 1, ({ id }) => id === 'm')).toEqual([at('m', 0.95, 0)]);
		expect(roomAt('l', packed, 1, () => false)).toBeUndefined();
	});

	it('[X35] moves a note from one side to the other only when nothing less will do', () => {
		const stack = [at('b', 1, 2.5), at('c', 1, 2.5)];
		expect(roomAt('d', stack, 1, all)).toEqual([at('b', 0.95, 2.5)]);
		expect(roomAt('d', stack, 1, ({ id }) => id === 'c')).toEqual([at('c', 0, 3)]);
	});
});

describe('the place in a cluster', () => {
	it('[X35] is a gap among its notes, else below the last one, else under its label', () => {
		const members = [at('a', 0, 1), at('b', 1, 1), at('c', 0, 2)];
		expect(placeInCluster([0, 0], near(members))).toEqual([1, 2]);
		expect(placeInCluster([0, 0], near(members, [...members, at('loose', 1, 2)]))).toEqual([0, 3]);
		expect(placeInCluster([0, 4], near([]))).toEqual([0, 5]);
	});
});

describe('a step by arrow keys', () => {
	it('[X35] stays on the grid and in bounds, and goes over to the question beside', () => {
		expect(stepPlace({ q: 'who', p: [0, 1] }, 'right', 0.5)).toEqual({ q: 'who', p: [0.5, 1] });
		expect(stepPlace({ q: 'who', p: [0, 0] }, 'up', 0.5)).toEqual({ q: 'who', p: [0, 0] });
		expect(stepPlace({ q: 'who', p: [0, 3] }, 'left', 0.5)).toEqual({ q: 'how', p: [1, 3] });
		expect(stepPlace({ q: 'who', p: [1, 3] }, 'right', 0.5)).toEqual({ q: 'what', p: [0, 3] });
		expect(stepPlace({ q: 'how', p: [0, 3] }, 'left', 0.5)).toEqual({ q: 'how', p: [0, 3] });
		expect(stepPlace({ q: 'why', p: [1, 400] }, 'down', 0.5)).toEqual({ q: 'why', p: [1, 400] });
	});

	it('[X38] takes a box up and down, and to the sides to the next question', () => {
		expect(stepBox({ q: 'who', p: [0, 3.5] }, 'down', 0.5)).toEqual({ q: 'who', p: [0, 4] });
		expect(stepBox({ q: 'who', p: [0, 0] }, 'up', 0.5)).toEqual({ q: 'who', p: [0, 0] });
		expect(stepBox({ q: 'who', p: [0, 3] }, 'right', 0.5)).toEqual({ q: 'what', p: [0, 3] });
		expect(stepBox({ q: 'how', p: [0, 3] }, 'left', 0.5)).toEqual({ q: 'how', p: [0, 3] });
	});

	it('[X35] reaches every place that a drag can reach', () => {
		let spot: { q: 'how'; p: Place } | ReturnType<typeof stepPlace> = { q: 'how', p: [0, 0] };
		for (let step = 0; step < 7; step++) spot = stepPlace(spot, 'right', 0.05);
		for (let step = 0; step < 29; step++) spot = stepPlace(spot, 'down', 0.05);
		expect(spot).toEqual({ q: 'how', p: [0.35, 1.45] });
	});
});
