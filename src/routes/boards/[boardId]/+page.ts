import type { PageLoad } from './$types';

/** The screen of somebody who waits to be let in is fetched by those alone who do. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Door:
		'waiting' in data.initial
			? (await import('#lib/board/WaitingScreen.svelte')).default
			: undefined
});
