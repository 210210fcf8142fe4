import type { Command, Reply } from '#lib/domain/command.ts';
import { FivewaysError, type HttpErrorCode } from '#lib/domain/errors.ts';
import type { Person } from './apply/join.ts';
import { refused } from './admission.ts';
import type { SeatState } from './seats.ts';
import type { Description, ScreenKeys } from './types.ts';

/** What waits in a board's queue. */
export type Entry = CommandEntry | JoinEntry | ScreenEntry | DescribeEntry;

export interface CommandEntry {
	kind: 'command';
	seat: number;
	command: Command;
	answer: (reply: Reply) => void;
}

export interface JoinEntry {
	kind: 'join';
	person: Person;
	seated: (seat: SeatState) => void;
	turnedAway: (error: FivewaysError) => void;
}

export interface ScreenEntry extends Omit<JoinEntry, 'kind' | 'person'> {
	kind: 'screen';
	keys: ScreenKeys;
}

export interface DescribeEntry {
	kind: 'describe';
	description: Description;
	described: () => void;
	turnedAway: (error: FivewaysError) => void;
}

/** Answers an entry that could not be stored. A reply known from before stays true. */
export function refuseStorage(entry: Entry, cause?: unknown): void {
	if (entry.kind === 'command')
		entry.answer(refused(entry.command.cid, 'storage', entry.command.t));
	else turnAway(entry, 'storage', cause);
}

export function turnAway(
	entry: Pick<JoinEntry, 'turnedAway'>,
	code: HttpErrorCode,
	cause?: unknown
): void {
	entry.turnedAway(new FivewaysError(code, { cause }));
}
