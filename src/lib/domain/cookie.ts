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

/**
 * The cookie of a room screen is that of a seat. Where a person has a seat at that board in the same
 * browser, the screen's stands beside it under this name, so that nobody loses their seat by it.
 */
export function screenCookieName(publicUrl: string, boardId: string): string {
	return `${seatCookieName(publicUrl, boardId)}_screen`;
}

/** What a browser is told that is in no board any more: to keep nothing of this site. */
export const CLEAR_SITE_DATA = '"cache", "storage"';

/**
 * Whether a browser that is out of this board is still in another one, or signed in: then its page
 * clears what it kept of this board alone.
 * @param names of the cookies that the browser sent
 */
export function isElsewhere(publicUrl: string, boardId: string, names: readonly string[]): boolean {
	const session = sessionCookieName(publicUrl);
	const own = seatCookieName(publicUrl, boardId);
	const anySeat = seatCookieName(publicUrl, '');
	return names.some((name) => name === session || (name.startsWith(anySeat) && name !== own));
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
/** What stands after the path of a board for somebody who has just joined; no server ever sees it. */
export const JUST_JOINED = '#joined';

export const boardPath = (boardId: string) => `/boards/${boardId}`;
