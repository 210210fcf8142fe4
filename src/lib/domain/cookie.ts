/**
 * Names of the two cookies. With an https public URL they carry the `__Host-` prefix, so that no
 * sibling host can plant one. Both are HttpOnly, SameSite=Lax, Path=/.
 */
export function sessionCookieName(publicUrl: string): string {
	return prefix(publicUrl) + 'fiveways_session';
}

/** One cookie a board, so that a facilitator and a participant can share a browser. */
export function seatCookieName(publicUrl: string, boardId: string): string {
	return `${prefix(publicUrl)}fiveways_seat_${boardId.slice(0, 8)}`;
}

/** Whether people come by https: then cookies are `Secure`, and browsers are told to stay with it. */
export function isSecure(publicUrl: string): boolean {
	return publicUrl.startsWith('https://');
}

function prefix(publicUrl: string): string {
	return isSecure(publicUrl) ? '__Host-' : '';
}

/** The path of a board's page. */
export const boardPath = (boardId: string) => `/boards/${boardId}`;
