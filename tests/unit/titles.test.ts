import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync('tests/{unit,contracts,integration,e2e,accessibility}/**/*.ts', {
	cwd: root
});

/** The titles of a test file; those of `describe` are no sentences of their own. */
function titlesOf(file: string): string[] {
	const code = readFileSync(join(root, file), 'utf8');
	const begins = /^\t*(?:(?:it|test)(?:\.each\(.*\))?|\](?: as const)?\))\(\s*(['"`])(.+?)\1,/gm;
	return [...code.matchAll(begins)].map(([, , title]) => title ?? '');
}

const titles = files.flatMap((file) => titlesOf(file).map((title) => `${file}: ${title}`));

/** What SPEC.md numbers, with every number of a range such as X1–X5. */
function promised(): Set<string> {
	const spec = readFileSync(join(root, 'SPEC.md'), 'utf8');
	const numbers = new Set<string>();
	for (const [, kind, from, to] of spec.matchAll(/\b([PXEO])(\d+)(?:–[PXEO](\d+))?\b/g))
		for (let n = Number(from); n <= Number(to ?? from); n++) numbers.add(`${kind}${n}`);
	for (const [, word] of spec.matchAll(/`\[([a-z]+)\]`/g)) if (word) numbers.add(word);
	return numbers;
}

test('[tests] every title begins with what it holds', () => {
	expect(titles.length).toBeGreaterThan(500);
	expect(titles.filter((title) => !/: \[[PXEO\w.]+\] /.test(title))).toEqual([]);
});

test('[tests] SPEC.md says every number that a title quotes', () => {
	const known = promised();
	const quoted = new Set(titles.map((title) => /: \[(\w+)/.exec(title)?.[1] ?? ''));
	expect([...quoted].filter((number) => !known.has(number))).toEqual([]);
});
