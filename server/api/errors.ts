import { HTTPException } from 'hono/http-exception';
import { FivewaysError, type HttpErrorCode, httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import { PollEnded } from '../sync/poll.ts';
import { clearSite } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

/** The one shape of an error over HTTP. */
export interface ErrorBody {
	error: {
		code: HttpErrorCode;
		message: string;
		/** Of an unexpected one: its name in the log. */
		id?: string;
		/** Of an import: rows that cannot be used. */
		rows?: { row: number; reason: string }[];
	};
}

const afterPoll: Partial<Record<CloseCode, HttpErrorCode>> = {
	[CloseCode.removed]: 'removed',
	[CloseCode.signIn]: 'no-seat',
	[CloseCode.noBoard]: 'no-board',
	[CloseCode.boardClosed]: 'deleted',
	[CloseCode.tooMany]: 'too-many'
};

/** What was expected is answered in its own words; the rest with an id, a log line and bland ones. */
export async function answerError(
	error: unknown,
	context: ApiContext,
	edge: Edge
): Promise<Response> {
	const expected = asExpected(error);
	if (expected) return answerExpected(expected, context, edge);
	const id = context.get('requestId');
	edge.log.error({ err: error, id }, 'request failed');
	return answer(context, 500, {
		error: { code: 'unexpected', message: httpMessage('unexpected'), id }
	});
}

function asExpected(error: unknown): FivewaysError | undefined {
	if (error instanceof FivewaysError) return error;
	if (error instanceof PollEnded) return new FivewaysError(afterPoll[error.code] ?? 'draining');
	// Hono's own, of a request that cannot be read.
	if (error instanceof HTTPException && error.status < 500) return new FivewaysError('malformed');
	return undefined;
}

async function answerExpected(
	error: FivewaysError,
	context: ApiContext,
	edge: Edge
): Promise<Response> {
	const boardId = context.req.param('id');
	if (error.code === 'removed' && boardId !== undefined) await clearSite(context, edge, boardId);
	const { rows, retryAfterSeconds } = error.details;
	const wait = retryAfterSeconds ?? (error.status === 429 ? 1 : undefined);
	if (wait !== undefined) context.header('Retry-After', String(Math.ceil(wait)));
	return answer(context, httpErrors[error.code][0], {
		error: { code: error.code, message: error.message, ...(rows ? { rows } : {}) }
	});
}

function answer(context: ApiContext, status: number, body: ErrorBody): Response {
	return context.json(body, status as 400);
}
