import type { GroupId } from './group.ts';
import type { Role } from './protocol.ts';

/** A person's place at one board, as the engine knows it. */
export interface Seat {
	/** From 1, in the order of joining. */
	number: number;
	role: Role;
	group: GroupId;
	/** Given by the person, seen by facilitators and the seat itself. */
	name?: string;
	removed?: boolean;
}

/** A seat as the document **desk** lists it, under its number. */
export interface DeskSeat {
	role: Role;
	group: GroupId;
	name?: string;
	here: boolean;
	finished: boolean;
	removed?: boolean;
}

/** What a seat's own document says of it (`me`). */
export interface Me {
	number: number;
	group: GroupId;
	name?: string;
	finished?: boolean;
}

/** How a person without a name is called. */
export function seatName(number: number, name?: string): string {
	return name || `Seat ${number}`;
}
