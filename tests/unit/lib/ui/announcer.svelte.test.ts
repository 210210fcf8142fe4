import { expect, test } from 'vitest';
import { Announcer } from '#lib/ui/announcer.svelte.ts';

test('[X46] the same words twice are two messages', () => {
	const announcer = new Announcer();
	announcer.say('Added to Who, 8 of 8');
	const first = announcer.polite;
	announcer.say('Added to Who, 8 of 8');
	expect(announcer.polite.text).toBe(first.text);
	expect(announcer.polite.turn).not.toBe(first.turn);
});

test('[X46] only an interruption is assertive', () => {
	const announcer = new Announcer();
	announcer.say('5 new notes');
	expect(announcer.assertive).toEqual({ text: '', turn: 0 });
	announcer.interrupt('You are offline. Your notes are kept.');
	expect(announcer.assertive.text).toBe('You are offline. Your notes are kept.');
	expect(announcer.polite.text).toBe('5 new notes');
});
