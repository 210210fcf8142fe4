import type { GroupId } from '../domain/group.ts';
import { Role } from '../domain/protocol.ts';
import {
	type DeskSeat,
	distinctNames,
	type HelpCall,
	isAtTheDoor,
	seatName
} from '../domain/seat.ts';

/** One person at the board, as the desk lists them. */
export interface Person {
	seat: number;
	/** The name given, else "Seat 7". */
	name: string;
	/** The name on buttons: no two people have the same. */
	called: string;
	/** Whether `name` was given, so that the seat is worth saying beside it. */
	named: boolean;
	group: GroupId;
	here: boolean;
	finished: boolean;
	/** Has written a practice note. */
	practised: boolean;
	/** The group that they chose, where it is shown together with another. */
	joinedAs?: GroupId;
}

/** Somebody who waits to be let in. */
export interface WaitingPerson extends Pick<
	Person,
	'seat' | 'name' | 'called' | 'named' | 'group' | 'here'
> {
	/** Milliseconds since 1970. */
	since: number;
}

/** Where somebody is who waited: still at the door, in, or neither. */
export function atTheDoor(seat: DeskSeat | undefined): 'waits' | 'in' | 'gone' {
	if (!seat || seat.removed) return 'gone';
	return isAtTheDoor(seat) ? 'waits' : 'in';
}

/** Who waits to be let in, longest first. */
export function waitingPeople(seats: ReadonlyMap<number, DeskSeat>): WaitingPerson[] {
	const waiting = [...seats].flatMap(([seat, { removed, waitingSince: since, ...shown }]) =>
		removed || since === undefined ? [] : [{ ...shown, seat, since }]
	);
	const called = distinctNames(waiting.map(({ seat, name }) => [seat, name]));
	return waiting
		.map(({ seat, name, group, here, since }) => ({
			seat,
			name: seatName(seat, name),
			called: called.get(seat) ?? seatName(seat, name),
			named: Boolean(name),
			group,
			here,
			since
		}))
		.sort((a, b) => a.since - b.since || a.seat - b.seat);
}

/** Who asks for help, longest first. */
export function helpCalls(help: ReadonlyMap<number, HelpCall>): HelpCall[] {
	return [...help.values()].sort((one, other) => one.at - other.at);
}

/** Stakeholders who are in and were not removed, by seat. */
export function peopleOf(seats: ReadonlyMap<number, DeskSeat>): Person[] {
	const seated = [...seats].filter(
		([, seat]) => seat.role === Role.stakeholder && !seat.removed && seat.waitingSince === undefined
	);
	const called = distinctNames(seated.map(([number, { name }]) => [number, name]));
	return seated
		.sort(([a], [b]) => a - b)
		.map(([number, { name, group, here, finished, practised, joinedAs }]) => ({
			seat: number,
			name: seatName(number, name),
			called: called.get(number) ?? seatName(number, name),
			named: Boolean(name),
			group,
			here,
			finished,
			practised: practised === true,
			...(joinedAs === undefined ? {} : { joinedAs })
		}));
}

/** "5 of 12 have tried a practice note" in numbers. */
export function practisedOf(people: readonly Person[]): { practised: number; of: number } {
	return { practised: people.filter(({ practised }) => practised).length, of: people.length };
}

/** "14 of 24 finished" in numbers. */
export function finishedOf(people: readonly Person[]): { finished: number; of: number } {
	return { finished: people.filter(({ finished }) => finished).length, of: people.length };
}
