import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('[tests] docs/catalogue.md names 114 things that can go wrong, and only tests that there are', () => {
	const rows = read('docs/catalogue.md').matchAll(/^\| (\d+) +\| [^|]+\| ([^|]+)\|$/gm);
	const tried = [...rows].map(([, number, where]) => ({ number: Number(number), where }));
	expect(tried.map(({ number }) => number)).toEqual(Array.from({ length: 114 }, (_, n) => n + 1));

	const code = globSync('tests/{unit,integration,contracts,e2e,accessibility}/**/*.ts', {
		cwd: root
	})
		.map(read)
		.join('\n');
	const quoted = tried.flatMap(({ where = '' }) => [...where.matchAll(/`([^`]+)`/g)]);
	const titles = quoted.map(([, title]) => title ?? '').filter((title) => title.includes(' '));
	const known = (title: string) => code.includes(title) || title.startsWith('npm ');
	expect(titles.length).toBeGreaterThan(100);
	expect(titles.filter((title) => !known(title))).toEqual([]);
});
