import { FivewaysError } from '#lib/domain/errors.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import type { RefusedVisitor, Visitor } from '../sync/visitor.ts';
import { addressOf } from './address.ts';
import type { ApiContext, Edge } from './edge.ts';
import { type Credentials, credentialsOf, seatAt } from './seated.ts';

/** A board is still read for so long after it was closed. */
const READ_AFTER_CLOSE_MS = 7 * 86_400_000;

/** Who asks for a board's socket, found before the upgrade is answered. Only our own failures reject. */
export function welcome(edge: Edge) {
	return async function welcome(context: ApiContext): Promise<Visitor> {
		const boardId = context.req.param('boardId') ?? '';
		const credentials = credentialsOf(context, edge, boardId);
		const found = await edge.seating.seat(addressOf(context, edge), () =>
			visitorAt(edge, boardId, credentials)
		);
		return found ?? refused(CloseCode.tooMany, 'too many at once');
	};
}

async function visitorAt(edge: Edge, boardId: string, credentials: Credentials): Promise<Visitor> {
	try {
		const { board, seat, session } = await seatAt(edge, boardId, credentials);
		if (await isOver(edge, boardId)) return refused(CloseCode.boardClosed, 'closed');
		return {
			kind: 'seated',
			board,
			seat: seat.number,
			role: seat.role,
			...(session ? { session } : {}),
			again: () => visitorAt(edge, boardId, credentials)
		};
	} catch (error) {
		if (!(error instanceof FivewaysError)) throw error;
		return refusedFor(error);
	}
}

function refusedFor(error: FivewaysError): RefusedVisitor {
	switch (error.code) {
		case 'no-board':
			return refused(CloseCode.noBoard, 'no such board');
		case 'removed':
			return refused(CloseCode.removed, 'removed');
		case 'no-seat':
			return refused(CloseCode.signIn, 'join or sign in');
		case 'draining':
		case 'storage':
			return refused(CloseCode.draining, 'not ready');
		default:
			throw error;
	}
}

async function isOver({ services }: Edge, boardId: string): Promise<boolean> {
	const workshop = await services.storage.workshops.byBoard(boardId);
	const closedAt = workshop?.closedAt;
	return closedAt !== undefined && Date.now() > closedAt + READ_AFTER_CLOSE_MS;
}

function refused(code: CloseCode, reason: string): RefusedVisitor {
	return { kind: 'refused', code, reason };
}
