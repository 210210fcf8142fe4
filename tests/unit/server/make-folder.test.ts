import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../../server/make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'fiveways-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('[O42] a folder is made with those above it, for its owner alone, and is then left as it is', () => {
	const deep = join(folder, 'one', 'two', 'three');
	makeFolder(deep);
	makeFolder(deep);
	for (const made of [deep, join(folder, 'one')]) expect(statSync(made).mode & 0o777).toBe(0o700);
});

test('[O42] where none can be made the system’s reason is thrown', () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');
	for (const taken of [file, join(file, 'data')]) expect(() => makeFolder(taken)).toThrow(/EEXIST/);
});

test.skipIf(process.platform !== 'linux')(
	'[O42] under /proc it fails at once, where Node would try for ever',
	() => {
		expect(() => makeFolder('/proc/nope/data')).toThrow(/ENOENT/);
	}
);
