import { expect, test } from 'vitest';
import { distinctNames, seatName } from '#lib/domain/seat.ts';

test('[X9] somebody without a name is called by their seat', () => {
	expect([seatName(7), seatName(7, ''), seatName(7, 'Ann')]).toEqual(['Seat 7', 'Seat 7', 'Ann']);
});

test('[X63] two people of one name are told apart by their seats, and nobody else is', () => {
	const names = distinctNames([
		[2, 'Ann'],
		[3, undefined],
		[5, 'ann '],
		[8, 'Bob']
	]);
	expect([...names.values()]).toEqual(['Ann, seat 2', 'Seat 3', 'ann , seat 5', 'Bob']);
});
