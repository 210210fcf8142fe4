import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'tests', 'unit');

/** `lib/domain/note.test.ts` is about one of these; tests straight in tests/unit are about the project. */
function subjectsOf(test: string): string[] {
	const path = test.replace(/(\.svelte)?\.test\.ts$/, '');
	const roots = path.startsWith('server/') || path.startsWith('scripts/') ? [''] : ['src/'];
	return roots.flatMap((base) =>
		['.ts', '.svelte.ts', '.svelte', '.mjs'].map((end) => base + path + end)
	);
}

test('[tests] every unit test still has the file it is about', () => {
	const tests = globSync('*/**/*.test.ts', { cwd: folder });
	const astray = tests.filter(
		(test) => !subjectsOf(test).some((path) => existsSync(join(root, path)))
	);
	expect(tests.length).toBeGreaterThan(0);
	expect(astray).toEqual([]);
});
