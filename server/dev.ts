import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';

/** The running instance, across restarts: each brings a fresh copy of this file. */
const key = Symbol.for('fiveways.development');
interface Running {
	stop(): Promise<void>;
}
const shared = globalThis as { [key]?: Running };

/**
 * `npm run dev`: the same services, routes and sockets as `server/main.ts`, inside Vite's server.
 * A change in `server/` restarts it, so its data is a file. Does nothing in a build.
 */
export function fiveways(): Plugin {
	return {
		name: 'fiveways',
		apply: 'serve',
		async configureServer(vite) {
			// Not in tests, and not where Vite only looks at modules.
			if (!vite.httpServer || process.env['VITEST']) return;
			// Vite starts the new server before it closes the old one, and the data has one owner.
			await shared[key]?.stop();
			shared[key] = await serve(vite, vite.httpServer as Server);
		}
	};
}

async function serve(vite: ViteDevServer, server: Server): Promise<Running> {
	const { readSettings } = await import('./config.ts');
	const { createLog } = await import('./log.ts');
	const { compose } = await import('./start/compose.ts');
	const { appListener, isForApp } = await import('./start/fork.ts');
	const { greet } = await import('./start/greeting.ts');
	const { openServices } = await import('./start/open-services.ts');
	const { provide } = await import('./start/provide.ts');
	const { answerUpgrades } = await import('./sync/upgrade.ts');
	const { lockDataDir } = await import('./storage/sqlite/process-lock.ts');

	const { port = 5173 } = vite.config.server;
	const settings = readSettings({ LOG_LEVEL: 'warn', ...process.env, PORT: String(port) });
	const byDefault = `http://localhost:${port}`;
	const log = createLog(settings.logLevel);
	const lock = lockDataDir(settings.dataDir);
	const open = await openServices(settings, log);
	const house = compose(open, log);
	provide(house.services);

	const listener = appListener(house.app);
	vite.middlewares.use((request, response, next) => {
		if (isForApp(request.originalUrl ?? request.url)) listener(request, response);
		else next();
	});
	answerUpgrades(upgradesOf(server, isForApp), house.app);
	server.once('listening', () => {
		const address = server.address();
		// Vite takes the next port when this one is in use.
		if (typeof address === 'object' && address && settings.publicUrl === byDefault)
			settings.publicUrl = `http://localhost:${address.port}`;
		if (!house.services.draining)
			greet(house.services).catch((err: unknown) => log.warn({ err }, 'no greeting'));
	});

	return {
		async stop() {
			house.services.draining = true;
			house.edge.sockets.drain();
			await house.services.boards.drain(0);
			house.edge.pollers.end();
			await house.edge.sockets.end(200);
			await open.close();
			lock.release();
		}
	};
}

/**
 * Vite listens for upgrades of its own, and node-server answers refused ones only as the sole
 * listener: so it gets an emitter that repeats those that are ours.
 */
function upgradesOf(server: Server, isOurs: (url: string | undefined) => boolean): EventEmitter {
	const hub = new EventEmitter();
	server.on('upgrade', (request, socket, head) => {
		if (isOurs(request.url)) hub.emit('upgrade', request, socket, head);
	});
	return hub;
}
