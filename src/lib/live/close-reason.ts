import { CloseCode } from '../domain/protocol.ts';
import type { Status } from './types.ts';

export type ClosedReason = Extract<Status, { kind: 'closed' }>['reason'];

const reasons: Readonly<Record<number, ClosedReason>> = {
	[CloseCode.malformed]: 'reload',
	[CloseCode.signIn]: 'sign-in',
	[CloseCode.removed]: 'removed',
	[CloseCode.noBoard]: 'no-board',
	[CloseCode.boardClosed]: 'board-closed',
	[CloseCode.tooOld]: 'reload'
};

/** Why a close is final for this page, or undefined when another try makes sense. */
export function closedReason(code: number | undefined): ClosedReason | undefined {
	if (code === undefined || code < 4400 || code > 4499) return undefined;
	return reasons[code] ?? 'reload';
}

/** Whether the server asked for distance: the first try comes later than after a plain loss. */
export function asksForDistance(code: number | undefined): boolean {
	return code === CloseCode.tooSlow || code === CloseCode.tooMany;
}
