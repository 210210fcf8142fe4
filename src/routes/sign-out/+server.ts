import { redirect } from '@sveltejs/kit';
import { clearSession, sessionOf } from '#lib/server/cookies.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** Ends the session here and in its sockets. A link cannot do it: only a form of this site. */
export const POST: RequestHandler = async (event) => {
	const session = sessionOf(event);
	if (session) await services().accounts.signOut(session);
	clearSession(event);
	redirect(303, '/');
};
