import { expect, test } from 'vitest';
import { ReadNotes, tabStore } from '#lib/desk/read-notes.svelte.ts';

function store() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	};
}

test('[X59] what was read is known after a reload, each note once, the last one last', () => {
	const tab = store();
	const read = new ReadNotes('/boards/a', tab);
	for (const id of ['one', 'two', 'one']) read.add(id);
	expect(new ReadNotes('/boards/a', tab).ids).toEqual(['two', 'one']);
	expect(new ReadNotes('/boards/b', tab).ids).toEqual([]);
	read.forget(['two']);
	expect(new ReadNotes('/boards/a', tab).ids).toEqual(['one']);
});

test('[X59] a browser that forbids storage keeps the list as long as the page', () => {
	expect(tabStore()).toBeUndefined();
	const read = new ReadNotes('/boards/a', undefined);
	read.add('one');
	expect(read.ids).toEqual(['one']);
});
