import type { GroupId } from '#lib/domain/group.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import type { StoredSeat } from '../storage/port.ts';
import type { Changes } from './changes.ts';
import type { HelpCalls } from './help-calls.ts';
import type { People } from './people.ts';

/** A seat with what the desk shows of it. */
export interface SeatState extends StoredSeat {
	/** Has an open socket. */
	here: boolean;
	finished: boolean;
	/** Has written a practice note. */
	practised?: boolean;
	/** The group that the person chose, where it was made part of another. */
	joinedAs?: GroupId;
}

/** Whether a seat is one of the people in the room: who waits outside is not. */
export function isCounted({ role, removedAt, waitingSince }: SeatState): boolean {
	return isParticipant(role) && removedAt === undefined && waitingSince === undefined;
}

/** All seats of a board by number, removed ones included. Who sits there is counted among the people. */
export class Seats {
	private readonly byNumber = new Map<number, SeatState>();
	private readonly people: People;
	private readonly help: HelpCalls;
	private readonly changes: () => Changes;

	constructor(people: People, help: HelpCalls, changes: () => Changes) {
		this.people = people;
		this.help = help;
		this.changes = changes;
	}

	get(number: number): SeatState | undefined {
		return this.byNumber.get(number);
	}

	has(number: number): boolean {
		return this.byNumber.has(number);
	}

	keys(): MapIterator<number> {
		return this.byNumber.keys();
	}

	values(): MapIterator<SeatState> {
		return this.byNumber.values();
	}

	get nextNumber(): number {
		return Math.max(0, ...this.byNumber.keys()) + 1;
	}

	/** Takes up a stored seat, when a board is loaded; its person is counted already. */
	recall(seat: SeatState): void {
		this.byNumber.set(seat.number, seat);
	}

	add(seat: SeatState): void {
		this.store(seat);
		if (isCounted(seat)) this.people.count(seat.group, 1);
	}

	/** A seat that waited is in, and counts from now on. Nothing happens to one that does not wait. */
	admit(number: number): void {
		const { waitingSince, ...seat } = this.known(number);
		if (waitingSince !== undefined && seat.removedAt === undefined) this.add(seat);
	}

	/**
	 * Another group for a seat, whose person is counted there from now on.
	 * @param joinedAs the group it came with, where that is not to be told to anybody but the desk
	 */
	setGroup(number: number, group: GroupId, joinedAs?: GroupId): void {
		const seat = this.known(number);
		const { joinedAs: before, ...rest } = seat;
		const chosen = joinedAs === undefined ? undefined : (before ?? joinedAs);
		this.store({ ...rest, group, ...(chosen === undefined ? {} : { joinedAs: chosen }) });
		if (isCounted(seat)) this.people.move(seat.group, group, 1);
	}

	/** Flags of the desk, which are not part of the stored seat. */
	flag(number: number, flags: Partial<Pick<SeatState, 'here' | 'finished' | 'practised'>>): void {
		this.byNumber.set(number, { ...this.known(number), ...flags });
		this.changes().seats.add(number);
	}

	/** The code with which a seat goes on with another device, by its hash. */
	setCode(number: number, codeHash: string): void {
		this.byNumber.set(number, { ...this.known(number), codeHash });
		this.changes().storedSeats.add(number);
	}

	/** @param removedAt milliseconds since 1970 */
	remove(number: number, removedAt: number): void {
		const seat = this.known(number);
		this.store({ ...seat, here: false, removedAt });
		this.help.end(number);
		if (isCounted(seat)) this.people.count(seat.group, -1);
	}

	/** @throws when there is no such seat */
	private known(number: number): SeatState {
		const seat = this.byNumber.get(number);
		if (!seat) throw new Error('There is no such seat.');
		return seat;
	}

	private store(seat: SeatState): void {
		this.byNumber.set(seat.number, seat);
		this.changes().seats.add(seat.number);
		this.changes().storedSeats.add(seat.number);
	}
}
