import type { GroupId } from '../domain/group.ts';
import { Role } from '../domain/protocol.ts';
import { type DeskSeat, seatName } from '../domain/seat.ts';

/** One person at the board, as the desk lists them. */
export interface Person {
	seat: number;
	/** The name given, else "Seat 7". */
	name: string;
	/** Whether `name` was given, so that the seat is worth saying beside it. */
	named: boolean;
	group: GroupId;
	here: boolean;
	finished: boolean;
}

/** Stakeholders who were not removed, by seat. */
export function peopleOf(seats: ReadonlyMap<number, DeskSeat>): Person[] {
	return [...seats]
		.filter(([, seat]) => seat.role === Role.stakeholder && !seat.removed)
		.sort(([a], [b]) => a - b)
		.map(([number, { name, group, here, finished }]) => ({
			seat: number,
			name: seatName(number, name),
			named: Boolean(name),
			group,
			here,
			finished
		}));
}

/** "14 of 24 finished" in numbers. */
export function finishedOf(people: readonly Person[]): { finished: number; of: number } {
	return { finished: people.filter(({ finished }) => finished).length, of: people.length };
}
