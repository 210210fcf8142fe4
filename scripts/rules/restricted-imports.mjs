import { room } from './rooms.mjs';

/**
 * The commonest of the forbidden imports, for the editor: ESLint sees names, not files, so the
 * judge stays dependency-cruiser. Name of the room, its files, what it may not name (a regular
 * expression), and whether types are excepted.
 */
const table = [
	['domain', ['src/lib/domain/**'], '^(?!\\.{1,2}/|#lib/domain/|(yjs|lib0|valibot)(/|$))'],
	['live', ['src/lib/live/**'], '^(#lib/|\\.\\./)(board|desk|evidence|ui|server)/|^node:'],
	['ui', ['src/lib/ui/**'], '^#lib/(?!ui/)|\\.\\./(domain|live|board|desk|evidence|server)/'],
	['board-view', ['src/lib/board/**'], '^(#lib/|(\\.\\./)+)(desk|server)/|^node:'],
	['desk-view', ['src/lib/desk/**'], '^(#lib/|(\\.\\./)+)(board|server)/|^node:'],
	['evidence', ['src/lib/evidence/**'], '^(#lib/|(\\.\\./)+)(live|board|desk|server)/|^node:'],
	['door', ['src/lib/server/**'], '/server/', { types: true }],
	['routes', ['src/routes/**', 'src/hooks.*'], '^(\\.\\./|\\./)+server/', { types: true }],
	[
		'engine',
		['server/board/**'],
		'^(hono|@hono/.+|ws|lucia|pino|kysely|node:.+)$|/(sync|accounts|exports|cli)/|/(storage|cluster)/(?!port)'
	],
	['sync', ['server/sync/**'], '^(\\.\\./)+(storage|cluster|exports|cli)/'],
	['accounts', ['server/accounts/**'], '^(\\.\\./)+(board|sync|exports|cli)/', { types: true }],
	['exports', ['server/exports/**'], '^(\\.\\./)+(board|sync|storage|accounts|cli)/|^svelte|^hono'],
	['storage', ['server/storage/**'], '^(\\.\\./)+(board|sync|accounts|exports|cluster|cli)/'],
	['cli', ['server/cli/**'], '^(\\.\\./)+sync/|/(app|main|dev)\\.ts$']
];

/** Client bytes must never reach the documents: only a state vector is read (SPEC.md, promise 3). */
const noClientUpdates = [
	{
		name: 'y-protocols/sync',
		importNames: ['readSyncMessage', 'readSyncStep2', 'readUpdate'],
		message: 'These apply what a browser sent. Read its state vector and answer; nothing else.'
	},
	{
		name: 'yjs',
		importNames: ['applyUpdate', 'applyUpdateV2'],
		message: 'sync never changes a document. Browsers send commands; the engine applies them.'
	}
];

/** One ESLint configuration a room. */
export const restrictedImports = table.map(([name, files, regex, { types = false } = {}]) => ({
	name: `imports of ${name}`,
	files,
	rules: {
		'@typescript-eslint/no-restricted-imports': [
			'error',
			{
				paths: name === 'sync' ? noClientUpdates : [],
				patterns: [{ regex, message: room(name).because, allowTypeImports: types }]
			}
		]
	}
}));
