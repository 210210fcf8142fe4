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

/** When a seat's cookie ends: with the day its board is deleted. @param deletedOn `YYYY-MM-DD` */
export function seatCookieEnd(deletedOn: string): number {
	return Date.parse(`${deletedOn}T24:00:00Z`);
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
