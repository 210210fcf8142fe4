import type { SubmitFunction } from '@sveltejs/kit';

/** For `use:enhance`: what was typed stays when the form comes back with something to put right. */
export const keepFilled: SubmitFunction =
	() =>
	async ({ update }) => {
		await update({ reset: false });
	};
