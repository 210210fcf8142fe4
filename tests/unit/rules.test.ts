import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A small project of allowed files, and beside them one file for each thing that is forbidden. */
const allowed: Record<string, string> = {
	'src/lib/domain/note.ts': `import * as v from 'valibot';\nimport type { Doc } from 'yjs';\nexport const note = v.string();\nexport type D = Doc;\n`,
	'src/lib/live/replica.ts': `import { note } from '#lib/domain/note.ts';\nexport const replica = note;\n`,
	'src/lib/server/services.ts': `import type { Board } from '../../../server/board/board.ts';\nexport const door = (): Board | undefined => undefined;\n`,
	'src/lib/board/Board.svelte': `<script lang="ts">\n\timport { replica } from '#lib/live/replica.ts';\n</script>\n\n{replica}\n`,
	'src/lib/desk/Desk.svelte': `<p>desk</p>\n`,
	'src/routes/+page.server.ts': `import { door } from '#lib/server/services.ts';\nexport const load = () => ({ open: Boolean(door()) });\n`,
	'src/routes/+page.svelte': `<script lang="ts">\n\timport Board from '#lib/board/Board.svelte';\n\timport Desk from '#lib/desk/Desk.svelte';\n</script>\n\n<Board /><Desk />\n`,
	'server/storage/port.ts': `export interface Store { close(): void }\n`,
	'server/storage/sqlite/store.ts': `import type { Store } from '../port.ts';\nexport const store: Store = { close() {} };\n`,
	'server/board/board.ts': `import { note } from '#lib/domain/note.ts';\nimport type { Store } from '../storage/port.ts';\nexport interface Board { store: Store }\nexport const board = note;\n`,
	'server/main.ts': `import { store } from './storage/sqlite/store.ts';\nimport { board } from './board/board.ts';\nstore.close();\nvoid board;\n`,
	'server/accounts/lucia.ts': `import { Lucia } from 'lucia';\nexport const sessions = Lucia;\n`,
	'tests/support/server.ts': `import { board } from '../../server/board/board.ts';\nexport const support = board;\n`
};

/** Rule, the planted file, and its text. */
const planted: [rule: string, file: string, text: string][] = [
	['domain-may-import', 'src/lib/domain/bad-room.ts', `import '#lib/live/replica.ts';\n`],
	['domain-packages', 'src/lib/domain/bad-package.ts', `import 'hono';\n`],
	['domain-builtins', 'src/lib/domain/bad-builtin.ts', `import 'node:fs';\n`],
	['live-may-import', 'src/lib/live/bad.ts', `import '#lib/board/Board.svelte';\n`],
	['ui-may-import', 'src/lib/ui/bad.ts', `import '#lib/domain/note.ts';\n`],
	['board-view-may-import', 'src/lib/board/bad.ts', `import '#lib/desk/Desk.svelte';\n`],
	['evidence-may-import', 'src/lib/evidence/bad.ts', `import '#lib/live/replica.ts';\n`],
	['door-may-import', 'src/lib/server/bad.ts', `import '../../../server/board/board.ts';\n`],
	['src-takes-types-of-server', 'src/routes/bad.ts', `import '../../server/board/board.ts';\n`],
	['door-from-the-server-side-only', 'src/routes/door.ts', `import '#lib/server/services.ts';\n`],
	['engine-may-import', 'server/board/bad-storage.ts', `import '../storage/sqlite/store.ts';\n`],
	['engine-packages', 'server/board/bad-package.ts', `import 'hono';\n`],
	['engine-builtins', 'server/board/bad-builtin.ts', `import 'node:net';\n`],
	['sync-may-import', 'server/sync/bad.ts', `import '../storage/port.ts';\n`],
	['accounts-may-import', 'server/accounts/bad.ts', `import '../board/board.ts';\n`],
	['exports-may-import', 'server/exports/bad.ts', `import '../board/board.ts';\n`],
	['storage-may-import', 'server/storage/bad.ts', `import '../board/board.ts';\n`],
	['app-may-import', 'server/app.ts', `import './storage/sqlite/store.ts';\n`],
	['cli-may-import', 'server/cli/bad.ts', `import '../app.ts';\n`],
	['hall-may-import', 'server/settings.ts', `import './board/board.ts';\n`],
	['server-takes-no-pages', 'server/exports/page.ts', `import '#lib/live/replica.ts';\n`],
	['main-is-the-root', 'server/again.ts', `import './main.ts';\n`],
	['tests-support-stays-in-tests', 'server/helped.ts', `import '../tests/support/server.ts';\n`],
	['no-room-without-rules', 'src/routes/new-room.ts', `import '#lib/shed/tool.ts';\n`],
	['no-cycles', 'src/lib/domain/egg.ts', `import './hen.ts';\nexport const egg = 1;\n`],
	['no-orphans', 'src/lib/domain/alone.ts', `export const alone = 1;\n`],
	['no-development-package-at-run-time', 'server/exports/dev.ts', `import 'fast-check';\n`],
	['nothing-unresolved', 'server/board/lost.ts', `import './nowhere.ts';\n`]
];

/** Files that a planted one needs beside it, and second files where one is allowed. */
const besides: Record<string, string> = {
	'server/accounts/second.ts': `import 'lucia';\n`,
	'server/sync/socket.ts': `import 'ws';\n`,
	'server/sync/second.ts': `import 'ws';\n`,
	'src/lib/domain/hen.ts': `import './egg.ts';\nexport const hen = 1;\n`,
	'src/lib/shed/tool.ts': `export const tool = 1;\n`
};

const copies: string[] = [];

function project(files: Record<string, string>): string {
	const copy = mkdtempSync(join(tmpdir(), 'fiveways-rules-'));
	copies.push(copy);
	for (const part of ['package.json', '.dependency-cruiser.js', 'scripts/rules']) {
		cpSync(join(root, part), join(copy, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		writeFileSync(join(copy, file), text);
	}
	return copy;
}

/** Each violation as "rule: file". */
function violations(copy: string): string[] {
	const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const args = [tool, 'src', 'server', 'tests', '--output-type', 'json'];
	const output = execFileSync(process.execPath, args, {
		cwd: copy,
		encoding: 'utf8',
		maxBuffer: 2 ** 26
	});
	const { summary } = JSON.parse(output) as {
		summary: { violations: { rule: { name: string }; from: string }[] };
	};
	return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

afterAll(() => {
	for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

describe('import rules', () => {
	let found: string[] = [];
	beforeAll(() => {
		const bad = Object.fromEntries(planted.map(([, file, text]) => [file, text]));
		found = violations(project({ ...allowed, ...besides, ...bad }));
	});

	test('[rules] a project that keeps them passes', () => {
		expect(violations(project(allowed))).toEqual([]);
	});

	test.each(['lucia', 'ws'])('[rules] a second file that knows %s is seen', (name) => {
		expect(found.filter((line) => line.startsWith(`${name}-behind-one-file: `))).toHaveLength(1);
	});

	test.each(planted)('[rules] %s is seen in %s', (rule, file) => {
		expect(found).toContain(`${rule}: ${file}`);
	});
});
