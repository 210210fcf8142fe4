import { everyRoom, roomRules } from './scripts/rules/room-rules.mjs';

const values = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...roomRules(),
		{
			name: 'no-room-without-rules',
			severity: 'error',
			comment: 'A new folder needs its line in scripts/rules/rooms.mjs: who may import whom.',
			from: {},
			to: { path: '^(src|server)/.+\\.(ts|svelte)$', pathNot: everyRoom }
		},
		{
			name: 'src-takes-types-of-server',
			severity: 'error',
			comment:
				'A value of server/ would be bundled into the pages: a second copy of its state, and server code in the browser. Use `import type`.',
			from: { path: '^src/' },
			to: { path: '^server/', ...values }
		},
		{
			name: 'server-takes-no-pages',
			severity: 'error',
			comment: 'Of src/ the server may know the domain and the functions of evidence.',
			from: { path: '^server/' },
			to: { path: '^src/(?!lib/(domain|evidence)/)' }
		},
		{
			name: 'door-from-the-server-side-only',
			severity: 'error',
			comment:
				'The door is for files that never reach a browser: +page.server.ts, +server.ts, hooks.server.ts and the like.',
			from: { path: '^src/', pathNot: '^src/lib/server/|[.+]server\\.ts$' },
			to: { path: '^src/lib/server/', ...values }
		},
		{
			name: 'main-is-the-root',
			severity: 'error',
			comment: 'main.ts and dev.ts put everything together; nothing depends on them.',
			from: { pathNot: '^vite\\.config\\.ts$' },
			to: { path: '^server/(main|dev)\\.ts$' }
		},
		{
			name: 'tests-support-stays-in-tests',
			severity: 'error',
			comment: 'Support for tests is not part of the product.',
			from: { pathNot: '^tests/' },
			to: { path: '^tests/' }
		},
		{
			name: 'no-test-imports-a-test',
			severity: 'error',
			comment: 'What two tests share belongs in tests/support.',
			from: {},
			to: { path: '\\.(test|spec)\\.ts$' }
		},
		{
			name: 'lucia-behind-one-file',
			severity: 'error',
			comment: 'Lucia is frozen: it must be replaceable in an hour, so one file knows it.',
			from: { path: '^server/' },
			module: { path: '(^|/)node_modules/lucia/', numberOfDependentsMoreThan: 1 }
		},
		{
			name: 'ws-behind-one-file',
			severity: 'error',
			comment: 'Sockets are an adapter: one file of sync knows ws.',
			from: { path: '^server/sync/' },
			module: { path: '(^|/)node_modules/(@types/)?ws/', numberOfDependentsMoreThan: 1 }
		},
		{
			name: 'no-cycles',
			severity: 'error',
			comment: 'Files that need each other are one file, or there is a third one between them.',
			from: {},
			to: { circular: true }
		},
		{
			name: 'no-orphans',
			severity: 'error',
			comment: 'Nothing uses this file and it uses nothing: remove it, or use it.',
			from: { orphan: true, pathNot: '\\.d\\.ts$|^src/(routes|hooks|service-worker)' },
			to: {}
		},
		{
			name: 'no-development-package-at-run-time',
			severity: 'error',
			comment: 'The server runs on `dependencies` alone: move the package there, or do without.',
			from: { path: '^server/', pathNot: '^server/dev\\.ts$' },
			to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/', ...values }
		},
		{
			name: 'no-package-unlisted',
			severity: 'error',
			comment: 'A package that package.json does not list may be gone tomorrow.',
			from: { path: '^(src|server|tests)/' },
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }
		},
		{
			name: 'nothing-unresolved',
			severity: 'error',
			comment: 'This import leads nowhere: a typing mistake, or an ending that is missing.',
			from: { path: '^(src|server|tests)/' },
			to: { couldNotResolve: true, pathNot: '^(\\$app/|\\./\\$types)' }
		}
	],
	options: {
		doNotFollow: { path: '(^|/)node_modules/' },
		exclude: { path: '^(build|\\.svelte-kit)/' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
			exportsFields: ['exports'],
			mainFields: ['module', 'main', 'types']
		}
	}
};
