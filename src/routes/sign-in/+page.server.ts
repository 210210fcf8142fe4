import { fail, redirect } from '@sveltejs/kit';
import { extendSession, sessionOf } from '#lib/server/cookies.ts';
import { failureOf } from '#lib/server/failure.ts';
import { exactField, field, type FieldError } from '#lib/server/field.ts';
import { nextPath } from '#lib/server/next-path.ts';
import { services } from '#lib/server/services.ts';
import { waitSentence } from '#lib/server/wait.ts';
import type { Actions, PageServerLoad } from './$types';
import { signInWords } from './words.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.account) redirect(303, nextPath(url.searchParams.get('next')));
	return { firstRun: await services().accounts.isEmpty() };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const email = field(form, 'email');
		const password = exactField(form, 'password');
		const errors: FieldError[] = [];
		if (!email) errors.push({ field: 'email', message: signInWords.emailMissing });
		if (!password) errors.push({ field: 'password', message: signInWords.passwordMissing });
		if (errors.length > 0) return fail(422, { email, errors });
		try {
			const { accounts } = services();
			const { sessionId, expiresAt } = await accounts.signIn(
				email,
				password,
				event.getClientAddress()
			);
			const before = sessionOf(event);
			if (before) await accounts.signOut(before);
			extendSession(event, sessionId, expiresAt);
		} catch (thrown) {
			const failure = failureOf(thrown);
			if (!failure) throw thrown;
			const seconds = failure.details.retryAfterSeconds;
			if (seconds) event.setHeaders({ 'retry-after': String(Math.ceil(seconds)) });
			const message = failure.code === 'too-many' ? waitSentence(seconds) : failure.message;
			return fail(failure.status, { email, errors: [{ field: 'email', message }] });
		}
		redirect(303, nextPath(event.url.searchParams.get('next')));
	}
};
