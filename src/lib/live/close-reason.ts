import { CloseCode, TooMany } from '../domain/protocol.ts';
import type { Status } from './types.ts';

export type ClosedReason = Extract<Status, { kind: 'closed' }>['reason'];
/** Ends after which nothing of the board may stay on the device. */
export type Taking = Extract<ClosedReason, 'left' | 'removed' | 'deleted'>;
export type TurnedAwayReason = Extract<Status, { kind: 'turned-away' }>['reason'];

const reasons: Readonly<Record<number, ClosedReason>> = {
	[CloseCode.malformed]: 'reload',
	[CloseCode.signIn]: 'sign-in',
	[CloseCode.removed]: 'removed',
	[CloseCode.noBoard]: 'no-board',
	[CloseCode.boardClosed]: 'board-closed',
	[CloseCode.tooOld]: 'too-old'
};

const takesAll: ReadonlySet<ClosedReason> = new Set(['left', 'removed', 'deleted']);

/** Whether nothing of the board may stay on the device after such an end. */
export function isTaking(reason: ClosedReason): reason is Taking {
	return takesAll.has(reason);
}

/** What the server says of a board that is not only closed. */
const DELETED = 'deleted';

/** Why a close is final for this page, or undefined when another try makes sense. */
export function closedReason(code: number | undefined, said?: string): ClosedReason | undefined {
	if (code === undefined || code < 4400 || code > 4499) return undefined;
	if (code === CloseCode.boardClosed && said === DELETED) return 'deleted';
	return reasons[code] ?? 'reload';
}

/** Whether the server asked for distance: the first try comes later than after a plain loss. */
export function asksForDistance(code: number | undefined): boolean {
	return code === CloseCode.tooSlow || code === CloseCode.tooMany;
}

/** Why the server lets this page in only later, or undefined after any other loss. */
export function turnedAwayReason(
	code: number | undefined,
	said: string | undefined
): TurnedAwayReason | undefined {
	if (code !== CloseCode.tooMany) return undefined;
	if (said === TooMany.pages) return 'pages';
	return said === TooMany.full ? 'full' : 'paused';
}

/** The reason the server itself gives for a removal: it is no message of anybody. */
const PLAIN_REMOVAL = 'removed';

/** What the facilitator wrote to somebody who is removed, as the close frame carries it. */
export function removalMessage(code: number | undefined, said: string | undefined) {
	return code === CloseCode.removed && said && said !== PLAIN_REMOVAL ? said : undefined;
}
