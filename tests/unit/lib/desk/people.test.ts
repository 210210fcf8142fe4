import { describe, expect, it } from 'vitest';
import type { DeskSeat } from '#lib/domain/seat.ts';
import { atTheDoor, finishedOf, peopleOf, waitingPeople } from '#lib/desk/people.ts';

const seat = (over: Partial<DeskSeat>): DeskSeat => ({
	role: 'stakeholder',
	group: 'patient',
	here: true,
	finished: false,
	...over
});

describe('people on the desk', () => {
	const seats = new Map([
		[12, seat({ finished: true })],
		[2, seat({ name: 'Ann', here: false })],
		[1, seat({ role: 'facilitator', finished: true })],
		[3, seat({ removed: true, finished: true })],
		[13, seat({ waitingSince: 50 })],
		[14, seat({ waitingSince: 40, name: 'Ben', here: false })],
		[15, seat({ waitingSince: 30, removed: true })]
	]);
	const people = peopleOf(seats);

	it('[X63] lists stakeholders by seat, without facilitators and who was removed', () => {
		expect(people.map(({ seat, name, named, here }) => [seat, name, named, here])).toEqual([
			[2, 'Ann', true, false],
			[12, 'Seat 12', false, true]
		]);
	});

	it('[X63] are called by names that are told apart on buttons, among those who are listed', () => {
		const called = (entries: [number, DeskSeat][]) =>
			peopleOf(new Map(entries)).map((person) => person.called);
		expect(
			called([
				[2, seat({ name: 'Ann' })],
				[5, seat({ name: 'Ann' })]
			])
		).toEqual(['Ann, seat 2', 'Ann, seat 5']);
		expect(
			called([
				[2, seat({ name: 'Ann' })],
				[5, seat({ name: 'Ann', removed: true })]
			])
		).toEqual(['Ann']);
	});

	it('[X14] lists who waits apart, longest first, without who was turned away', () => {
		expect(waitingPeople(seats)).toEqual([
			{
				seat: 14,
				name: 'Ben',
				called: 'Ben',
				named: true,
				group: 'patient',
				here: false,
				since: 40
			},
			{
				seat: 13,
				name: 'Seat 13',
				called: 'Seat 13',
				named: false,
				group: 'patient',
				here: true,
				since: 50
			}
		]);
	});

	it('[X14] knows of somebody who waited whether they wait still', () => {
		expect([14, 12, 15, 99].map((number) => atTheDoor(seats.get(number)))).toEqual([
			'waits',
			'in',
			'gone',
			'gone'
		]);
	});

	it('[X62] counts who has finished among the people of that list alone', () => {
		expect(finishedOf(people)).toEqual({ finished: 1, of: 2 });
	});
});
