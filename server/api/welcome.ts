import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { CloseCode, isTooOld, TooMany } from '#lib/domain/protocol.ts';
import type { RefusedVisitor, Visitor } from '../sync/visitor.ts';
import { type As, asInQuery, asSchema } from './as-seat.ts';
import type { ApiContext, Edge } from './edge.ts';
import { isOver } from './over.ts';
import { type Credentials, credentialsOf, seatAt } from './seated.ts';

/** Who asks for a board's socket, found before the upgrade is answered. Only our own failures reject. */
export function welcome(edge: Edge) {
	return async function welcome(context: ApiContext): Promise<Visitor> {
		if (saysTooOld(context.req.query('v'))) return refused(CloseCode.tooOld, 'too old');
		const boardId = context.req.param('boardId') ?? '';
		const credentials = credentialsOf(context, edge, boardId);
		const as = asInQuery(context.req.query('as'));
		const found = await edge.seating.seat(credentials.address, () =>
			visitorAt(edge, boardId, credentials, as)
		);
		return found ?? refused(CloseCode.tooMany, 'too many at once');
	};
}

/** Whether a page says that it speaks an earlier version. Other clients say nothing, and pass. */
function saysTooOld(version: string | undefined): boolean {
	return version !== undefined && /^\d{1,9}$/.test(version) && isTooOld(Number(version));
}

async function visitorAt(
	edge: Edge,
	boardId: string,
	credentials: Credentials,
	as?: As
): Promise<Visitor> {
	try {
		const { board, seat, session, endsAt } = await seatAt(edge, boardId, credentials, as);
		if (await isOver(edge.services, boardId)) return refused(CloseCode.boardClosed, 'closed');
		return {
			kind: 'seated',
			board,
			seat: seat.number,
			role: seat.role,
			...(session ? { session } : {}),
			...(endsAt === undefined ? {} : { endsAt }),
			again: () => visitorAt(edge, boardId, credentials, as),
			...(seat.shared ? { as: (asked: unknown) => otherAt(edge, boardId, credentials, asked) } : {})
		};
	} catch (error) {
		if (!(error instanceof FivewaysError)) throw error;
		return refusedFor(error);
	}
}

/** The same device goes on as another of its seats. Undefined for what is no such question. */
function otherAt(edge: Edge, boardId: string, credentials: Credentials, asked: unknown) {
	const as = v.safeParse(asSchema, asked);
	return as.success ? visitorAt(edge, boardId, credentials, as.output) : undefined;
}

function refusedFor(error: FivewaysError): RefusedVisitor {
	switch (error.code) {
		case 'no-board':
			return refused(CloseCode.noBoard, 'no such board');
		case 'removed':
			return refused(CloseCode.removed, 'removed');
		case 'no-seat':
			return refused(CloseCode.signIn, 'join or sign in');
		case 'too-many':
			return refused(CloseCode.tooMany, TooMany.mistakes);
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
