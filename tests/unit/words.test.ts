import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const catalogues = globSync('**/*words.ts', { cwd: source });

const banned = /\b(submit|invalid|please note|users?|session expired|oops)\b/i;
const LONGEST = 20; // words in a sentence

/** Every string of a catalogue; what is a function is called with something fit for a date. */
function* stringsOf(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'function') {
		const fill = value as (...all: unknown[]) => unknown;
		yield* stringsOf(fill(...Array<string>(value.length).fill('2027-04-14')));
	} else if (typeof value === 'object' && value !== null) {
		for (const each of Object.values(value)) yield* stringsOf(each);
	}
}

test.each(catalogues)('[X109] %s keeps to short sentences and plain words', async (path) => {
	const catalogue: object = await import(join(source, path));
	// A function beside the catalogues takes things of its own, which a date cannot stand for.
	const objects = Object.values(catalogue).filter((part) => typeof part === 'object');
	const strings = [...stringsOf(objects)];
	expect(strings.length).toBeGreaterThan(0);
	const sentences = strings.flatMap((text) => text.split(/(?<=[.?!:])\s+/));
	const long = sentences.filter((sentence) => sentence.split(/\s+/).length > LONGEST);
	expect({ long, banned: strings.filter((text) => banned.test(text)) }).toEqual({
		long: [],
		banned: []
	});
});

test('[X109] there are catalogues to read', () => {
	expect(catalogues.length).toBeGreaterThan(3);
});
