import { toStore } from 'svelte/store';
import { flushSync } from 'svelte';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Topic } from '#lib/live/topic.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { openPage } from '../../../support/open-page.ts';

/** Reads something as a component would; the list grows by one at each new picture. */
function watch<T>(read: () => T): T[] {
	const seen: T[] = [];
	onTestFinished(toStore(read).subscribe((value) => seen.push(value)));
	return seen;
}

describe('Topic', () => {
	it('[X47] groups what others change into one new picture', () => {
		const clock = new ManualClock();
		const topic = new Topic((run) => clock.atFrame(run));
		let value = 0;
		const seen = watch(() => (topic.read(), value));
		for (value = 1; value < 50; value++) topic.changedRemotely();
		flushSync();
		expect(seen).toEqual([0]);
		clock.frame();
		flushSync();
		expect(seen).toEqual([0, 50]);
	});

	it('[X20] shows what the person did without waiting for a picture', () => {
		const clock = new ManualClock();
		const topic = new Topic((run) => clock.atFrame(run));
		let value = 'before';
		const seen = watch(() => (topic.read(), value));
		value = 'after';
		topic.changed();
		flushSync();
		expect(seen).toEqual(['before', 'after']);
	});

	it('[X31] a reader of one part of a board is left alone by changes of the others', () => {
		const { server, board, clock } = openPage();
		server.connect();
		const titles = watch(() => board.meta?.title);
		const counts = watch(() => board.questions[0]?.loose.length);
		for (const id of ['a', 'b', 'c']) server.otherNote(id);
		server.flush();
		clock.frame();
		flushSync();
		expect(counts).toEqual([0, 3]);
		expect(titles).toEqual(['A workshop']);
	});
});
