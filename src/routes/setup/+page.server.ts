import { error, fail, redirect } from '@sveltejs/kit';
import { extendSession } from '#lib/server/cookies.ts';
import { failureOf } from '#lib/server/failure.ts';
import { exactField, field, type FieldError } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { waitSentence } from '#lib/server/wait.ts';
import { setupWords, signInWords } from '../sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const NOT_FOUND = { message: 'Not found' };

export const load: PageServerLoad = async () => {
	if (!(await services().accounts.isEmpty())) error(404, NOT_FOUND);
};

export const actions: Actions = {
	default: async (event) => {
		if (!(await services().accounts.isEmpty())) error(404, NOT_FOUND);
		const form = await event.request.formData();
		const key = field(form, 'key');
		const email = field(form, 'email');
		const password = exactField(form, 'password');
		const errors: FieldError[] = [];
		if (!key) errors.push({ field: 'key', message: setupWords.keyMissing });
		if (!email) errors.push({ field: 'email', message: signInWords.emailMissing });
		if (!password) errors.push({ field: 'password', message: signInWords.passwordMissing });
		if (errors.length > 0) return fail(422, { email, key, errors });
		try {
			const { sessionId, expiresAt } = await services().accounts.setup(key, email, password);
			extendSession(event, sessionId, expiresAt);
		} catch (thrown) {
			const failure = failureOf(thrown);
			if (!failure) throw thrown;
			if (!(await services().accounts.isEmpty())) error(404, NOT_FOUND);
			return fail(failure.status, { email, key, errors: [fieldError(failure)] });
		}
		redirect(303, '/workshops');
	}
};

function fieldError({ code, message, details }: NonNullable<ReturnType<typeof failureOf>>) {
	if (code === 'not-found') return { field: 'key', message: setupWords.keyEnded };
	if (code === 'bad-password') return { field: 'password', message };
	if (code === 'too-many')
		return { field: 'key', message: waitSentence(details.retryAfterSeconds) };
	return { field: 'email', message };
}
