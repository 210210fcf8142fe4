import type { AcceptedReply, CommandOf, CommandType } from '#lib/domain/command.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';
import type { StoredCode } from '../../storage/port.ts';
import type { Inverse } from '../inverse.ts';
import type { SeatState } from '../seats.ts';
import type { BoardState } from '../state.ts';
import type { BoardsOptions } from '../types.ts';

/** What an operation works with: the state, the seat that asks, and what only the outside has. */
export interface Act {
	readonly state: BoardState;
	readonly seat: SeatState;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly tools: Pick<
		BoardsOptions,
		'newId' | 'randomBelow' | 'newCode' | 'newSeatCode' | 'newScreenToken'
	> & {
		/** Ends a seat in memory, its sockets with it, at once and whatever is stored later. */
		endSeat: (seat: number, message: string) => void;
	};
}

/** A no, with what a conflict shows. */
export interface Refusal {
	refused: RefusalCode;
	text?: string;
	v?: number;
}

/** A yes: what the reply says besides `rev`, and what it takes to take the command back. */
export interface Applied {
	id?: string;
	code?: string;
	seatCode?: string;
	token?: string;
	/** What is stored in the place of words of the reply that are shown once: opened when asked for again. */
	sealed?: Pick<AcceptedReply, 'seatCode' | 'token'>;
	undone?: CommandType;
	redone?: CommandType;
	inverse?: Inverse;
	/** Stored with the commit. */
	newCode?: StoredCode;
	/** Seats that this ended. */
	ended?: readonly number[];
	/** The command of this seat that was taken back. */
	tookBack?: string;
}

/**
 * One kind of command after the gates of seat, step and lock. `permit` judges ownership and role,
 * `room` the quota; `apply` may still refuse (a conflict), but only before it changes anything.
 */
export interface Operation<Type extends CommandType> {
	permit?: (act: Act, command: CommandOf<Type>) => Refusal | undefined;
	room?: (act: Act, command: CommandOf<Type>) => Refusal | undefined;
	apply: (act: Act, command: CommandOf<Type>) => Applied | Refusal;
}

export function refusal(refused: RefusalCode): Refusal {
	return { refused };
}

export function isRefusal(outcome: Applied | Refusal): outcome is Refusal {
	return 'refused' in outcome;
}
