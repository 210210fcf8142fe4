import { fail, redirect } from '@sveltejs/kit';
import { requireAccount } from '#lib/server/account.ts';
import { failureOf } from '#lib/server/failure.ts';
import { services } from '#lib/server/services.ts';
import { dayOf } from '#lib/domain/day.ts';
import type { Actions, PageServerLoad } from './$types';
import { freshForm, readForm, workshopOf, wrongIn } from './read-form.ts';

export const load: PageServerLoad = (event) => {
	requireAccount(event);
	return { fresh: freshForm(dayOf(Date.now())) };
};

export const actions: Actions = {
	default: async (event) => {
		const account = requireAccount(event);
		const filled = readForm(await event.request.formData());
		const errors = wrongIn(filled);
		if (errors.length > 0) return fail(422, { filled, errors });
		let workshopId: string;
		try {
			({ workshopId } = await services().workshops.create(account, workshopOf(filled)));
		} catch (thrown) {
			const failure = failureOf(thrown);
			if (!failure) throw thrown;
			return fail(failure.status, {
				filled,
				errors: [{ field: failure.details.field ?? 'title', message: failure.message }]
			});
		}
		redirect(303, `/workshops/${workshopId}`);
	}
};
