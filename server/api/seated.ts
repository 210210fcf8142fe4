import type { StoredSeat } from '../storage/port.ts';
import type { Board } from '../board/types.ts';
import { addressOf } from './address.ts';
import type { As } from './as-seat.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { isScreen } from '#lib/domain/permission.ts';
import type { Role } from '#lib/domain/protocol.ts';
import { AS_SCREEN } from '#lib/domain/room-screen.ts';
import { readScreen, readSeat, readSession } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

/** Longer ids were not made here. */
const LONGEST_ID = 64;

export interface SeatedAt {
	board: Board;
	seat: StoredSeat;
	/** Of those seated by their session: its hash, and its end in milliseconds since 1970. */
	session?: { hash: string; expiresAt: number };
	/** Of a room screen: when it is over, in milliseconds since 1970. */
	endsAt?: number;
}

/** What a request brought to show who it is at one board. */
export interface Credentials {
	seat: string | undefined;
	session: string | undefined;
	/** Where it came from, for the budget of wrong PINs. */
	address: string;
	screen: string | undefined;
	/** The request says that it comes from a room screen. */
	asScreen: boolean;
}

export function credentialsOf(context: ApiContext, edge: Edge, boardId: string): Credentials {
	return {
		seat: readSeat(context, edge, boardId),
		session: readSession(context, edge),
		address: addressOf(context, edge),
		screen: readScreen(context, edge, boardId),
		asScreen: context.req.query('as') === AS_SCREEN.as
	};
}

/**
 * Who somebody is at a board, and that board, loaded.
 * @param as which seat of a shared device; of one that it does not have there is none
 * @throws {FivewaysError} `no-board`, `no-seat`, `removed`, `too-many` after too many wrong PINs;
 * `storage` when the board cannot be read
 */
export async function seatAt(
	{ services }: Edge,
	boardId: string,
	credentials: Credentials,
	as?: As
): Promise<SeatedAt> {
	await requireBoard(services, boardId);
	const found = await services.workshops.seated(
		boardId,
		credentials,
		as && { ...as, address: credentials.address }
	);
	if (found.kind === 'nobody') throw new FivewaysError('no-seat');
	if (found.kind === 'removed') throw new FivewaysError('removed');
	const board = await services.boards.open(boardId);
	// The live board knows first.
	if (board.seat(found.seat.number)?.removed)
		throw new FivewaysError(isScreen(found.seat.role) ? 'no-seat' : 'removed');
	const { sessionHash: hash, expiresAt } = found;
	const session = hash !== undefined && expiresAt !== undefined ? { hash, expiresAt } : undefined;
	const ends = isScreen(found.seat.role) && expiresAt !== undefined ? { endsAt: expiresAt } : {};
	return { board, seat: found.seat, ...(session ? { session } : {}), ...ends };
}

/** @throws {FivewaysError} `no-board` */
async function requireBoard({ storage }: Edge['services'], boardId: string): Promise<void> {
	const known = boardId.length <= LONGEST_ID && (await storage.workshops.byBoard(boardId));
	if (!known) throw new FivewaysError('no-board');
}

/**
 * In what role somebody looks at what belongs to a board. To look makes nothing: members who were
 * never there have no seat after it either.
 * @throws {FivewaysError} as `seatAt`
 */
export async function roleOf(context: ApiContext, edge: Edge): Promise<Role> {
	const boardId = context.req.param('id') ?? '';
	await requireBoard(edge.services, boardId);
	const { workshops } = edge.services;
	const found = await workshops.wouldBe(boardId, credentialsOf(context, edge, boardId));
	return found.kind === 'member' ? found.role : (await seatOf(context, edge)).seat.role;
}

/** The seat a request of `/api/boards/:id/…` comes from. */
export function seatOf(context: ApiContext, edge: Edge, as?: As): Promise<SeatedAt> {
	const boardId = context.req.param('id') ?? '';
	return seatAt(edge, boardId, credentialsOf(context, edge, boardId), as);
}

/**
 * Nobody's words are read who has no seat at this board at all. Where every seat of a device asks for
 * its PIN, it is the body that says who speaks: then this passes, and the body is judged by `seatOf`.
 * @returns the board's id
 * @throws {FivewaysError} as `seatAt`
 */
export async function somebodyOf(context: ApiContext, edge: Edge): Promise<string> {
	const boardId = context.req.param('id') ?? '';
	try {
		await seatOf(context, edge);
	} catch (error) {
		if (!(error instanceof FivewaysError && error.code === 'no-seat')) throw error;
		const cookie = readSeat(context, edge, boardId);
		const seats = await edge.services.workshops.seatsOfDevice(boardId, cookie);
		const asked = context.req.query('as') === AS_SCREEN.as;
		const alive = seats.some(({ role, removedAt }) => !isScreen(role) && removedAt === undefined);
		if (asked || !alive) throw error;
	}
	return boardId;
}
