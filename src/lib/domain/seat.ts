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
	/** Waits to be let in, and reads nothing of the board but its title. */
	waiting?: boolean;
}

/** A seat as the document **desk** lists it, under its number. */
export interface DeskSeat {
	role: Role;
	group: GroupId;
	name?: string;
	here: boolean;
	finished: boolean;
	/** Has written a practice note. */
	practised?: true;
	removed?: boolean;
	/** Waits to be let in since then, milliseconds since 1970. */
	waitingSince?: number;
	/** The group that the person chose, where it is shown together with another. */
	joinedAs?: GroupId;
}

/** Whether somebody waits to be let in. */
export function isAtTheDoor({
	removed,
	waitingSince
}: Pick<DeskSeat, 'removed' | 'waitingSince'>): boolean {
	return !removed && waitingSince !== undefined;
}

/** What a seat's own document says of it (`me`). */
export interface Me {
	number: number;
	group: GroupId;
	name?: string;
	finished?: boolean;
	/** Has written a practice note. */
	practised?: true;
	/** Has asked for help, and nobody has answered yet. */
	help?: boolean;
}

/** A call for help as the document **desk** lists it, under the number of the seat. */
export interface HelpCall {
	seat: number;
	name?: string;
	/** Milliseconds since 1970. */
	at: number;
}

/** How a person without a name is called. */
export function seatName(number: number, name?: string): string {
	return name || `Seat ${number}`;
}

/**
 * How each of several people is called, so that no two are called the same: who shares a name has the
 * seat with it. "Ann, seat 7".
 */
export function distinctNames(
	people: Iterable<readonly [number: number, name: string | undefined]>
): Map<number, string> {
	const names = [...people].map(([number, name]) => [number, seatName(number, name)] as const);
	const sound = (name: string) => name.trim().toLowerCase();
	const heard = names.map(([, name]) => sound(name));
	const isShared = (name: string) => heard.indexOf(sound(name)) !== heard.lastIndexOf(sound(name));
	return new Map(
		names.map(([number, name]) => [number, isShared(name) ? `${name}, seat ${number}` : name])
	);
}
