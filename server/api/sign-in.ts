import * as v from 'valibot';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import { clearSession, readSession, setSession } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

const signInSchema = v.object({
	email: v.pipe(v.string(), v.maxLength(254)),
	password: v.pipe(v.string(), v.maxLength(1_024))
});

/** A new session, and the end of the one this browser had. */
export function signIn(edge: Edge) {
	return async function signIn(context: ApiContext) {
		const { email, password } = await readJson(context, signInSchema);
		const { accounts } = edge.services;
		const signedIn = await accounts.signIn(email, password, addressOf(context, edge));
		const before = readSession(context, edge);
		if (before) await accounts.signOut(before);
		setSession(context, edge, signedIn);
		return context.json({});
	};
}

/** Ends the session, its sockets and its held polls. Without one it is done already. */
export function signOut(edge: Edge) {
	return async function signOut(context: ApiContext) {
		const session = readSession(context, edge);
		if (session) await edge.services.accounts.signOut(session);
		clearSession(context, edge);
		return context.json({});
	};
}
