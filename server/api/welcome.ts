import { FivewaysError } from '#lib/domain/errors.ts';
import { CloseCode, isTooOld } from '#lib/domain/protocol.ts';
import type { RefusedVisitor, Visitor } from '../sync/visitor.ts';
import { addressOf } from './address.ts';
import type { ApiContext, Edge } from './edge.ts';
import { isOver } from './over.ts';
import { type Credentials, credentialsOf, seatAt } from './seated.ts';

/** Who asks for a board's socket, found before the upgrade is answered. Only our own failures reject. */
export function welcome(edge: Edge) {
	return async function welcome(context: ApiContext): Promise<Visitor> {
		if (saysTooOld(context.req.query('v'))) return refused(CloseCode.tooOld, 'too old');
		const boardId = context.req.param('boardId') ?? '';
		const credentials = credentialsOf(context, edge, boardId);
		const found = await edge.seating.seat(addressOf(context, edge), () =>
			visitorAt(edge, boardId, credentials)
		);
		return found ?? refused(CloseCode.tooMany, 'too many at once');
	};
}

/** Whether a page says that it speaks an earlier version. Other clients say nothing, and pass. */
function saysTooOld(version: string | undefined): boolean {
	return version !== undefined && /^\d{1,9}$/.test(version) && isTooOld(Number(version));
}

async function visitorAt(edge: Edge, boardId: string, credentials: Credentials): Promise<Visitor> {
	try {
		const { board, seat, session } = await seatAt(edge, boardId, credentials);
		if (await isOver(edge.services, boardId)) return refused(CloseCode.boardClosed, 'closed');
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

function refused(code: CloseCode, reason: string): RefusedVisitor {
	return { kind: 'refused', code, reason };
}
