import type { RequestEvent } from '@sveltejs/kit';
import {
	CLEAR_SITE_DATA,
	isElsewhere,
	isSecure,
	screenCookieName,
	seatCookieEnd,
	seatCookieName,
	sessionCookieName
} from '#lib/domain/cookie.ts';
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

/** Takes all seats at this board off the browser, which keeps nothing of the site unless it is elsewhere too. */
export function leaveBoard(event: RequestEvent, boardId: string): void {
	event.cookies.delete(seatName(boardId), shared());
	clearUnlessElsewhere(event, boardId);
}

/**
 * Tells a browser whose seat was removed, and that is nowhere else, to keep nothing of the site. On a
 * device that others still sit at it keeps all, and so it does where nobody can say.
 */
export async function clearSite(event: RequestEvent, boardId: string): Promise<void> {
	const isSeated = await services()
		.workshops.isSeated(boardId, seatOf(event, boardId))
		.catch(() => true);
	if (!isSeated) clearUnlessElsewhere(event, boardId);
}

function clearUnlessElsewhere(event: RequestEvent, boardId: string): void {
	const names = event.cookies.getAll().map(({ name }) => name);
	if (!isElsewhere(services().settings.publicUrl, boardId, names))
		event.setHeaders({ 'clear-site-data': CLEAR_SITE_DATA });
}

/** The room screen at this board that came with a request beside a seat. */
export function screenOf(event: RequestEvent, boardId: string): string | undefined {
	return event.cookies.get(screenCookieName(services().settings.publicUrl, boardId));
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
