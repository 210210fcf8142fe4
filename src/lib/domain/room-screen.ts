import { limits } from './limits.ts';

/** The path of a board's page for the projector. */
export const screenPath = (boardId: string) => `/boards/${boardId}/screen`;

/** The link that opens it. The token stands after the #, so that no server or proxy sees it. */
export function screenLink(origin: string, boardId: string, token: string): string {
	return `${origin}${screenPath(boardId)}#t=${token}`;
}

/** When a room screen that was opened then is over by itself. */
export function screenEnd(createdAt: number): number {
	return createdAt + limits.screenMs;
}

/** What the addresses of a room screen's socket and requests say: by which cookie they come. */
export const AS_SCREEN = { as: 'screen' } as const;

/** How people come in, as a room screen shows it. */
export interface JoinWay {
	/** `K7QF-2M9P` */
	code: string;
	/** Host of this server, as people type it. */
	address: string;
	/** The square code: units along a side, the quiet zone included, and one path on that grid. */
	qr: { size: number; path: string };
}
