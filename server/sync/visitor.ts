import type { Board } from '../board/types.ts';
import type { CloseCode, Role } from '#lib/domain/protocol.ts';

/** Somebody who asked for a socket, resolved before the upgrade is answered. */
export type Visitor = SeatedVisitor | RefusedVisitor;

export interface SeatedVisitor {
	kind: 'seated';
	board: Board;
	seat: number;
	role: Role;
	/** Of those who sit there by their session: its hash, and its end in milliseconds since 1970. */
	session?: { hash: string; expiresAt: number };
	/** Of a room screen: when it is over, in milliseconds since 1970. */
	endsAt?: number;
	/** Looks the credentials up again, which counts as use of the session. */
	again: () => Promise<Visitor>;
	/**
	 * On a shared device: who it is as another of its seats (frame 68 `as`). Undefined for what is no
	 * such question.
	 */
	as?: (asked: unknown) => Promise<Visitor> | undefined;
}

/** Accepted and then closed: a browser sees a refused upgrade as 1006 and tries for ever. */
export interface RefusedVisitor {
	kind: 'refused';
	code: CloseCode;
	reason: string;
}
