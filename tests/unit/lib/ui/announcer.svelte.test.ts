import { expect, onTestFinished, test, vi } from 'vitest';
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

test('[X46] while a dialog is open things are said in it, and afterwards on the page again', () => {
	const announcer = new Announcer();
	const [outer, inner] = [Symbol('outer'), Symbol('inner')];
	announcer.enter(outer);
	announcer.say('Kept.');
	expect(announcer.polite.room).toBe(outer);
	announcer.enter(inner);
	announcer.interrupt('You are offline. Your notes are kept.');
	expect(announcer.assertive.room).toBe(inner);
	announcer.leave(outer);
	expect(announcer.room).toBe(inner);
	announcer.leave(inner);
	announcer.say('Added to Who, 8 of 8');
	expect(announcer.polite.room).toBeUndefined();
});

test('[X46] what was said as its dialog closed is said again on the page, and nothing older', () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const announcer = new Announcer();
	const room = Symbol('dialog');
	announcer.enter(room);
	announcer.say('Kept.');
	const { turn } = announcer.polite;
	announcer.leave(room);
	expect(announcer.polite).toEqual({ text: 'Kept.', turn: turn + 1, room: undefined });

	announcer.enter(room);
	announcer.say('Kept.');
	vi.advanceTimersByTime(5_000);
	announcer.leave(room);
	expect(announcer.polite).toEqual({ text: 'Kept.', turn: turn + 2, room });
});
