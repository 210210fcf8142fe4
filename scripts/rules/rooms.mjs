/**
 * Who may import whom: the one table that the dependency rules (the judge) and ESLint (the same
 * words in the editor) both read.
 *
 * - `at`: regular expression of the paths in the room, from the project's root; rooms do not overlap
 * - `may`: the rooms it may import, besides itself; `types`: rooms it may import types of
 * - `also`: single files it may import besides
 * - `packages`: the npm packages it may import; left out, any
 * - `builtins`: whether it may import `node:*`
 * - `because`: the sentence a person reads when the rule says no
 */
export const rooms = [
	{
		name: 'domain',
		at: '^src/lib/domain/',
		may: [],
		packages: ['yjs', 'lib0', 'valibot'],
		builtins: false,
		because:
			'The domain is pure, so that browser and server share it: only yjs, lib0, valibot and itself. Pass the clock, randomness and input in.'
	},
	{
		name: 'live',
		at: '^src/lib/live/',
		may: ['domain'],
		packages: ['idb', 'y-websocket', 'y-protocols', 'lib0', 'yjs', 'svelte'],
		builtins: false,
		because:
			'live is the browser’s side of the wire: it knows the domain, and nothing of what is drawn.'
	},
	{
		name: 'ui',
		at: '^src/lib/ui/',
		may: [],
		packages: ['svelte', 'bits-ui'],
		builtins: false,
		because:
			'ui knows nothing of workshops. What depends on the domain belongs in board, desk or evidence.'
	},
	{
		name: 'evidence-components',
		at: '^src/lib/evidence/.+\\.svelte(\\.ts)?$',
		may: ['evidence', 'domain', 'ui'],
		packages: ['svelte'],
		builtins: false,
		because:
			'evidence draws from a snapshot: it may use the domain and ui, not live, board or desk.'
	},
	{
		name: 'evidence',
		at: '^src/lib/evidence/(?!.+\\.svelte(\\.ts)?$)',
		may: ['domain'],
		packages: [],
		builtins: false,
		because: 'Functions of evidence also run in exports on the server: the domain only.'
	},
	{
		name: 'board-view',
		at: '^src/lib/board/',
		may: ['domain', 'live', 'evidence', 'evidence-components', 'ui'],
		packages: ['svelte', 'bits-ui'],
		builtins: false,
		because: 'board and desk do not know each other: the routes put them together.'
	},
	{
		name: 'desk-view',
		at: '^src/lib/desk/',
		may: ['domain', 'live', 'evidence', 'evidence-components', 'ui'],
		packages: ['svelte', 'bits-ui'],
		builtins: false,
		because: 'board and desk do not know each other: the routes put them together.'
	},
	{
		name: 'screen-view',
		at: '^src/lib/screen/',
		may: ['domain', 'live', 'evidence', 'evidence-components', 'ui'],
		packages: ['svelte'],
		builtins: false,
		because:
			'The room screen shows and sends nothing: it knows neither the board nor the desk of people.'
	},
	{
		name: 'door',
		at: '^src/lib/server/',
		may: ['domain'],
		types: ['main', 'hall', 'engine', 'sync', 'accounts', 'exports', 'port', 'storage', 'cluster'],
		packages: ['@sveltejs/kit'],
		builtins: false,
		because:
			'The built pages and server/ are two module graphs: a value of server/ imported here would be a second copy. Import its type, and take the value from the door.'
	},
	{
		name: 'styles',
		at: '^src/styles/',
		may: [],
		builtins: false,
		because: 'Styles stand on the design tokens and the packages of the look.'
	},
	{
		name: 'routes',
		at: '^src/(routes/|hooks|app\\.|params/|service-worker)',
		may: [
			'domain',
			'live',
			'ui',
			'evidence',
			'evidence-components',
			'board-view',
			'desk-view',
			'screen-view',
			'door',
			'styles'
		],
		types: ['main', 'hall', 'engine', 'sync', 'accounts', 'exports', 'port', 'storage', 'cluster'],
		builtins: false,
		because:
			'Pages import types of server/, never values: a value would end up in the browser’s bundle. Ask the services through #lib/server.'
	},
	{
		name: 'engine',
		at: '^server/board/',
		may: ['domain', 'port'],
		packages: ['yjs', 'lib0', 'valibot'],
		builtins: false,
		because:
			'The engine takes bytes and commands and gives bytes: no socket, no HTTP, no database of its own. Clock, randomness and storage are passed in.'
	},
	{
		name: 'sync',
		at: '^server/sync/',
		may: ['domain', 'engine', 'accounts', 'hall'],
		packages: ['y-protocols', 'lib0', 'valibot', 'ws', 'hono', '@hono/node-server'],
		builtins: true,
		because: 'sync carries bytes between sockets and the engine: it stores and exports nothing.'
	},
	{
		name: 'accounts',
		at: '^server/accounts/',
		may: ['domain', 'port', 'hall'],
		types: ['engine'],
		packages: ['lucia', '@oslojs/crypto', '@oslojs/encoding', 'valibot', 'hono'],
		builtins: true,
		because: 'accounts knows who somebody is: it asks the storage port, not the boards or sockets.'
	},
	{
		name: 'exports',
		at: '^server/exports/',
		may: ['domain', 'evidence', 'hall'],
		builtins: true,
		because: 'An export turns a snapshot into bytes: no live board, no storage, no Svelte.'
	},
	{
		name: 'port',
		at: '^server/(storage|cluster)/port\\.ts$',
		may: [],
		types: ['domain'],
		packages: [],
		builtins: false,
		because: 'A port is what its callers need, in types; it knows no driver.'
	},
	{
		name: 'storage',
		at: '^server/storage/(?!port\\.ts$)',
		may: ['port', 'hall'],
		types: ['domain'],
		also: ['^src/lib/domain/errors\\.ts$'],
		packages: ['kysely', 'pg'],
		builtins: true,
		because: 'Storage keeps rows and bytes: its port, its driver, types and errors of the domain.'
	},
	{
		name: 'cluster',
		at: '^server/cluster/(?!port\\.ts$)',
		may: ['port', 'hall'],
		types: ['domain'],
		builtins: true,
		because: 'A cluster relays frames: its port, its driver, and types of the domain.'
	},
	{
		name: 'cli',
		at: '^server/cli/',
		may: [
			'domain',
			'hall',
			'engine',
			'accounts',
			'exports',
			'port',
			'storage',
			'cluster',
			'start',
			'evidence'
		],
		builtins: true,
		because: 'The command line uses what main.ts composes, not sockets or HTTP.'
	},
	{
		name: 'library',
		at: '^server/library\\.ts$',
		may: ['domain', 'exports', 'hall'],
		types: ['engine', 'accounts'],
		packages: [],
		builtins: true,
		because: 'The library reads files into contents of a workshop: no live board, no storage.'
	},
	{
		name: 'api',
		at: '^server/api/',
		may: ['domain', 'hall', 'engine', 'sync', 'accounts', 'exports'],
		types: ['port'],
		packages: ['hono', '@hono/node-server', 'valibot'],
		builtins: true,
		because:
			'A route asks the services and answers in JSON: which storage is behind them is main.ts’s choice.'
	},
	{
		name: 'app',
		at: '^server/app\\.ts$',
		may: ['domain', 'hall', 'engine', 'sync', 'accounts', 'exports', 'port', 'api'],
		builtins: true,
		because: 'app.ts is a list of routes: which storage is behind them is server/start’s choice.'
	},
	{
		name: 'start',
		at: '^server/start/',
		may: [
			'domain',
			'hall',
			'library',
			'engine',
			'sync',
			'accounts',
			'exports',
			'port',
			'storage',
			'cluster',
			'api',
			'app'
		],
		builtins: true,
		because:
			'The steps of main.ts, one a file: together with it they alone choose the storage and the cluster.'
	},
	{
		name: 'main',
		at: '^server/(main|dev)\\.ts$',
		may: [
			'domain',
			'hall',
			'library',
			'engine',
			'sync',
			'accounts',
			'exports',
			'port',
			'storage',
			'cluster',
			'app',
			'start',
			'cli'
		],
		builtins: true,
		because:
			'main.ts and dev.ts put the server together; they import nothing of src/ but the domain.'
	},
	{
		name: 'load',
		at: '^tests/load/',
		may: ['domain', 'hall', 'accounts', 'engine', 'storage', 'sync', 'api', 'app', 'start'],
		types: ['port'],
		also: ['^tests/support/seeded-random\\.ts$'],
		packages: ['yjs', 'lib0', 'ws'],
		builtins: true,
		because:
			'The benchmark runs without a test runner: it makes boards and starts servers as the product does, and speaks to them over sockets alone.'
	},
	{
		name: 'hall',
		at: '^server/(?!(main|dev|app|library)\\.ts$)[^/]+\\.ts$',
		may: ['domain'],
		types: ['engine', 'sync', 'accounts', 'exports', 'port'],
		builtins: true,
		because:
			'Files at the top of server/ serve every room, so they know the domain, and the rooms by type only.'
	}
];

/** The room of a name; throws on a name that the table does not have, which is a typing mistake. */
export function room(name) {
	const found = rooms.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`No room is called ${name}.`);
	return found;
}
