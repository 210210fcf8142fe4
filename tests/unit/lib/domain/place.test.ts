import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clampPlace, type Place, placeSchema, Slots, toGrid } from '#lib/domain/place.ts';

describe('place', () => {
	it.each([[[0, 0]], [[1, 400]], [[0.5, 12.35]]])(
		'[X31] %j lies inside an area and is kept',
		(place) => {
			expect(v.parse(placeSchema, place)).toEqual(place);
		}
	);

	it.each([
		[[-0.01, 0]],
		[[1.01, 0]],
		[[0, 400.01]],
		[[0, -1]],
		[[Number.NaN, 0]],
		[[Number.POSITIVE_INFINITY, 0]],
		[[0]],
		[[0, 0, 0]],
		['0,0']
	])('[X31] %j is no place', (place) => {
		expect(v.safeParse(placeSchema, place).success).toBe(false);
	});

	it('[X31] a place off the grid is rounded to it, and −0 becomes 0', () => {
		expect(v.parse(placeSchema, [0.333, 7.777])).toEqual([0.35, 7.8]);
		expect(Object.is(v.parse(placeSchema, [-0, 0])[0], 0)).toBe(true);
	});

	it('[X31] rounding twice changes nothing, and a clamped place is always valid', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, y) => {
				const place = clampPlace(x, y);
				expect(v.parse(placeSchema, place)).toEqual(place);
				expect(toGrid(place[0])).toBe(place[0]);
			}),
			{ seed: 31 }
		);
	});
});

const overlap = (a: Place, b: Place) => Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) < 1;

describe('Slots', () => {
	it('[X36] gives the first gap reading by rows', () => {
		const slots = new Slots();
		slots.take([0, 0]);
		slots.take([0.5, 2]);
		expect([slots.takeFirst(), slots.takeFirst(), slots.takeFirst(), slots.takeFirst()]).toEqual([
			[1, 0],
			[0, 1],
			[1, 1],
			[0, 3]
		]);
	});

	it('[X36] never gives a place that overlaps a note or another given place', () => {
		const placeArbitrary = fc.tuple(
			fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
			fc.integer({ min: 0, max: 400 }).map((n) => n / 20)
		);
		fc.assert(
			fc.property(fc.array(placeArbitrary, { maxLength: 40 }), (places) => {
				const slots = new Slots();
				for (const place of places) slots.take(place);
				const given: Place[] = [];
				for (let n = 0; n < 60; n++) {
					const place = slots.takeFirst();
					for (const other of [...places, ...given]) expect(overlap(place, other)).toBe(false);
					given.push(place);
				}
			}),
			{ seed: 36 }
		);
	});

	it('[X38] keeps notes off the row of a cluster label', () => {
		const slots = new Slots();
		slots.takeRows(0, 1);
		expect(slots.takeFirst()).toEqual([0, 1]);
	});
});
