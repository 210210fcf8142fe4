import { describe, expect, it } from 'vitest';
import type { DeskSeat } from '#lib/domain/seat.ts';
import { finishedOf, peopleOf } from '#lib/desk/people.ts';

const seat = (over: Partial<DeskSeat>): DeskSeat => ({
	role: 'stakeholder',
	group: 'patient',
	here: true,
	finished: false,
	...over
});

describe('people on the desk', () => {
	const people = peopleOf(
		new Map([
			[12, seat({ finished: true })],
			[2, seat({ name: 'Ann', here: false })],
			[1, seat({ role: 'facilitator', finished: true })],
			[3, seat({ removed: true, finished: true })]
		])
	);

	it('[X63] lists stakeholders by seat, without facilitators and who was removed', () => {
		expect(people.map(({ seat, name, named, here }) => [seat, name, named, here])).toEqual([
			[2, 'Ann', true, false],
			[12, 'Seat 12', false, true]
		]);
	});

	it('[X62] counts who has finished among the people of that list alone', () => {
		expect(finishedOf(people)).toEqual({ finished: 1, of: 2 });
	});
});
