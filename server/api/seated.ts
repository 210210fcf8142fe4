import type { StoredSeat } from '../storage/port.ts';
import type { Board } from '../board/types.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { readSeat, readSession } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

/** Longer ids were not made here. */
const LONGEST_ID = 64;

export interface SeatedAt {
	board: Board;
	seat: StoredSeat;
	/** Of those seated by their session: its hash, and its end in milliseconds since 1970. */
	session?: { hash: string; expiresAt: number };
}

/** What a request brought to show who it is at one board. */
export interface Credentials {
	seat: string | undefined;
	session: string | undefined;
}

export function credentialsOf(context: ApiContext, edge: Edge, boardId: string): Credentials {
	return { seat: readSeat(context, edge, boardId), session: readSession(context, edge) };
}

/**
 * Who somebody is at a board, and that board, loaded.
 * @throws {FivewaysError} `no-board`, `no-seat`, `removed`; `storage` when the board cannot be read
 */
export async function seatAt(
	{ services }: Edge,
	boardId: string,
	credentials: Credentials
): Promise<SeatedAt> {
	const known = boardId.length <= LONGEST_ID && (await services.storage.workshops.byBoard(boardId));
	if (!known) throw new FivewaysError('no-board');
	const found = await services.workshops.seated(boardId, credentials);
	if (found.kind === 'nobody') throw new FivewaysError('no-seat');
	if (found.kind === 'removed') throw new FivewaysError('removed');
	const board = await services.boards.open(boardId);
	// The live board knows first.
	if (board.seat(found.seat.number)?.removed) throw new FivewaysError('removed');
	const { sessionHash: hash, expiresAt } = found;
	const session = hash !== undefined && expiresAt !== undefined ? { hash, expiresAt } : undefined;
	return { board, seat: found.seat, ...(session ? { session } : {}) };
}

/** The seat a request of `/api/boards/:id/…` comes from. */
export function seatOf(context: ApiContext, edge: Edge): Promise<SeatedAt> {
	const boardId = context.req.param('id') ?? '';
	return seatAt(edge, boardId, credentialsOf(context, edge, boardId));
}
