import type { RequestEvent } from '@sveltejs/kit';
import { isSecure, seatCookieEnd, seatCookieName, sessionCookieName } from '#lib/domain/cookie.ts';
import { services } from './services.ts';

function shared() {
	return {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isSecure(services().settings.publicUrl)
	} as const;
}

const sessionName = () => sessionCookieName(services().settings.publicUrl);
const seatName = (boardId: string) => seatCookieName(services().settings.publicUrl, boardId);

/** The session that came with a request. */
export function sessionOf(event: RequestEvent): string | undefined {
	return event.cookies.get(sessionName());
}

/** Gives the browser a session until it ends. */
export function extendSession(event: RequestEvent, sessionId: string, expiresAt: number): void {
	event.cookies.set(sessionName(), sessionId, { ...shared(), expires: new Date(expiresAt) });
}

export function clearSession(event: RequestEvent): void {
	event.cookies.delete(sessionName(), shared());
}

/** The seat at this board that came with a request. */
export function seatOf(event: RequestEvent, boardId: string): string | undefined {
	return event.cookies.get(seatName(boardId));
}

/**
 * Gives the browser a seat. The server says how long a seat is good for; the cookie is there until
 * the board is deleted.
 * @param deletedOn `YYYY-MM-DD`
 */
export function setSeat(
	event: RequestEvent,
	boardId: string,
	credential: string,
	deletedOn: string
): void {
	const expires = new Date(seatCookieEnd(deletedOn));
	event.cookies.set(seatName(boardId), credential, { ...shared(), expires });
}
