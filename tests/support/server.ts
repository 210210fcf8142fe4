import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Milliseconds a server may take to answer, and to stop: the second is what it promises. */
const startLimit = 20_000;
const stopLimit = 10_000;

export interface BuiltServerOptions {
	/** Kept when the server stops; without it there is one of its own that goes with it. */
	dataDir?: string;
	port?: number;
	/** More settings, such as `LOG_LEVEL`. */
	env?: Record<string, string>;
}

/** How a server ended: a code, or the signal that ended it. */
export interface Ending {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export interface BuiltServer {
	/** Without a slash at the end; also its `PUBLIC_URL`. */
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	readonly dataDir: string;
	/** All it has written so far, on both streams. */
	readonly output: string;
	/** The one-time address that makes the first account; undefined once an account exists. */
	readonly setupLink: string | undefined;
	/** Asks it to drain and end; after ten seconds it is killed. Again is harmless. */
	stop(): Promise<Ending>;
	/** As a power cut: no draining. The data stays when `dataDir` was given. */
	kill(): Promise<Ending>;
}

/**
 * Starts the built app as its operator does, `node server/main.ts`, on 127.0.0.1 with a file of its
 * own, and resolves once `/healthz` answers. Rejects with all that the server wrote when it ends
 * before that or takes too long. Needs `npm run build`.
 */
export async function startBuiltServer(options: BuiltServerOptions = {}): Promise<BuiltServer> {
	const port = options.port ?? (await freePort());
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'fiveways-test-')));
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			TMPDIR: process.env.TMPDIR,
			LOG_LEVEL: 'info',
			...options.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			PUBLIC_URL: options.env?.PUBLIC_URL ?? url,
			DATA_DIR: dataDir
		}
	});
	const output = collect(child);
	const ended = endOf(child);
	const clear = async () => {
		if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
	};
	const end = async (signal: NodeJS.Signals): Promise<Ending> => {
		child.kill(signal);
		const late = AbortSignal.timeout(stopLimit);
		late.addEventListener('abort', () => child.kill('SIGKILL'));
		const ending = await ended;
		await clear();
		return ending;
	};

	try {
		await answering(url, ended);
	} catch (cause) {
		await end('SIGKILL');
		throw new Error(`The server did not start. It wrote:\n${output()}`, { cause });
	}
	return {
		url,
		port,
		pid: child.pid ?? 0,
		dataDir,
		get output() {
			return output();
		},
		get setupLink() {
			return /https?:\/\/\S+\/setup\S*/.exec(output())?.[0];
		},
		stop: () => end('SIGTERM'),
		kill: () => end('SIGKILL')
	};
}

function collect(child: ChildProcess): () => string {
	let text = '';
	const add = (more: string) => (text += more);
	child.stdout?.setEncoding('utf8').on('data', add);
	child.stderr?.setEncoding('utf8').on('data', add);
	return () => text;
}

/** Resolves when the process is gone and both its streams were read to the end. */
function endOf(child: ChildProcess): Promise<Ending> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => resolve({ code, signal }));
	});
}

async function answering(url: string, ended: Promise<Ending>): Promise<void> {
	const deadline = Date.now() + startLimit;
	let over = false;
	const stop = () => (over = true);
	ended.then(stop, stop);
	while (!over) {
		if (await isHealthy(url)) return;
		if (Date.now() > deadline) throw new Error(`No answer within ${startLimit} ms.`);
		await wait(50);
	}
	const { code, signal } = await ended;
	throw new Error(`It ended with ${signal ?? code}.`);
}

async function isHealthy(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/healthz`);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false; // Nobody listens yet.
	}
}
