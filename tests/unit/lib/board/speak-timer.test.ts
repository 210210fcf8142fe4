import { expect, test } from 'vitest';
import { saidBetween } from '#lib/board/speak-timer.svelte.ts';

test('[X52] five minutes, one minute and the end are said once, as they pass', () => {
	const said = [];
	for (let left = 302; left > 0; left--) said.push(saidBetween(left, left - 1));
	expect(said.filter(Boolean)).toEqual([
		'5 minutes left.',
		'1 minute left.',
		'Time is up. You can still write.'
	]);
});

test('[X52] a page that slept over two marks hears the last; more time says nothing', () => {
	expect(saidBetween(400, 0)).toBe('Time is up. You can still write.');
	expect(saidBetween(30, 90)).toBeUndefined();
	expect(saidBetween(300, 300)).toBeUndefined();
});
