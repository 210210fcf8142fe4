import { getCookie, setCookie } from 'hono/cookie';
import {
	CLEAR_SITE_DATA,
	isElsewhere,
	isSecure,
	screenCookieName,
	seatCookieEnd,
	seatCookieName,
	sessionCookieName
} from '#lib/domain/cookie.ts';
import { limits } from '#lib/domain/limits.ts';
import type { SignedIn } from '../accounts/types.ts';
import type { Joined, OpenedScreen } from '../accounts/workshop-types.ts';
import type { ApiContext, Edge } from './edge.ts';

/** Our credentials are 43 characters; anything much longer is not ours and not worth hashing. */
const LONGEST = 128;

function read(context: ApiContext, name: string): string | undefined {
	const value = getCookie(context, name);
	return value && value.length <= LONGEST ? value : undefined;
}

function write(context: ApiContext, edge: Edge, name: string, value: string, maxAge: number): void {
	setCookie(context, name, value, {
		httpOnly: true,
		sameSite: 'Lax',
		path: '/',
		secure: isSecure(edge.services.settings.publicUrl),
		maxAge
	});
}

export function readSession(context: ApiContext, { services }: Edge): string | undefined {
	return read(context, sessionCookieName(services.settings.publicUrl));
}

export function setSession(context: ApiContext, edge: Edge, signedIn: SignedIn): void {
	const name = sessionCookieName(edge.services.settings.publicUrl);
	write(context, edge, name, signedIn.sessionId, secondsUntil(signedIn.expiresAt));
}

export function clearSession(context: ApiContext, edge: Edge): void {
	write(context, edge, sessionCookieName(edge.services.settings.publicUrl), '', 0);
}

export function readSeat(
	context: ApiContext,
	{ services }: Edge,
	boardId: string
): string | undefined {
	return read(context, seatCookieName(services.settings.publicUrl, boardId));
}

/** The seat lasts until its board is deleted. Who had one already keeps the cookie of it. */
export function setSeat(context: ApiContext, edge: Edge, joined: Joined): void {
	const { boardId, credential, deletedOn } = joined;
	if (!credential) return;
	const name = seatCookieName(edge.services.settings.publicUrl, boardId);
	write(context, edge, name, credential, secondsUntil(seatCookieEnd(deletedOn)));
}

export function readScreen(
	context: ApiContext,
	{ services }: Edge,
	boardId: string
): string | undefined {
	return read(context, screenCookieName(services.settings.publicUrl, boardId));
}

export function setScreen(context: ApiContext, edge: Edge, opened: OpenedScreen): void {
	if (!opened.cookie) return;
	const { credential, besideSeat } = opened.cookie;
	const nameOf = besideSeat ? screenCookieName : seatCookieName;
	const name = nameOf(edge.services.settings.publicUrl, opened.boardId);
	write(context, edge, name, credential, limits.screenMs / 1_000);
}

/**
 * Tells a browser that is out of this board, and nowhere else, to keep nothing of the site. On a device
 * that others still sit at it keeps all, and so it does where nobody can say.
 */
export async function clearSite(context: ApiContext, edge: Edge, boardId: string): Promise<void> {
	const { settings, workshops } = edge.services;
	const names = Object.keys(getCookie(context));
	if (isElsewhere(settings.publicUrl, boardId, names)) return;
	const isSeated = await workshops
		.isSeated(boardId, readSeat(context, edge, boardId))
		.catch(() => true);
	if (!isSeated) context.header('Clear-Site-Data', CLEAR_SITE_DATA);
}

function secondsUntil(time: number): number {
	return Math.max(0, Math.floor((time - Date.now()) / 1_000));
}
