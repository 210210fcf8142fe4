import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Account } from '../../../server/accounts/types.ts';
import { clearSession, extendSession, sessionOf } from './cookies.ts';
import { services } from './services.ts';

/** Finds out who is signed in, by the session cookie, and lets the cookie live as long as the session. */
export async function readAccount(event: RequestEvent): Promise<void> {
	const session = sessionOf(event);
	if (!session) return;
	const found = await services().accounts.bySession(session);
	if (!found) return clearSession(event);
	event.locals.account = found.account;
	extendSession(event, session, found.expiresAt);
}

/** The account, or off to the sign-in page and back again afterwards. */
export function requireAccount(event: RequestEvent): Account {
	if (event.locals.account) return event.locals.account;
	const back = event.request.method === 'GET' ? event.url.pathname : '/workshops';
	redirect(303, `/sign-in?next=${encodeURIComponent(back)}`);
}
