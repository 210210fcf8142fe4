import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('./serve-without-pages.ts', import.meta.url));

export interface Child {
	/** All it has written, on both streams. */
	readonly output: string;
	/** Resolves with the exit code, or the signal that ended it. */
	readonly ended: Promise<number | NodeJS.Signals>;
	send(signal: NodeJS.Signals): void;
}

export interface ChildServer extends Child {
	/** Its `PUBLIC_URL`. */
	readonly url: string;
}

/** The server in a process of its own, without pages; killed when the test ends. */
export function spawnChild(
	env: Record<string, string>,
	heard: () => void = () => undefined
): Child {
	const child = spawn(process.execPath, [program], {
		env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const ended = new Promise<number | NodeJS.Signals>((resolve) =>
		child.once('close', (code, signal) => resolve(signal ?? code ?? -1))
	);
	onTestFinished(async () => {
		child.kill('SIGKILL');
		await ended;
	});
	const read = (text: string) => {
		output += text;
		heard();
	};
	child.stdout.setEncoding('utf8').on('data', read);
	child.stderr.setEncoding('utf8').on('data', read);
	return {
		get output() {
			return output;
		},
		ended,
		send: (signal) => void child.kill(signal)
	};
}

/**
 * As `spawnChild`. Resolves when it says where it runs, rejects with what it wrote when it ends before.
 */
export function startChild(env: Record<string, string>): Promise<ChildServer> {
	return new Promise((resolve, reject) => {
		const child: Child = spawnChild(env, () => {
			const url = /running at (http:\/\/\S+)/.exec(child.output)?.[1];
			if (url) resolve(Object.assign(child, { url }));
		});
		void child.ended.then((how) => reject(new Error(`It ended with ${how}: ${child.output}`)));
	});
}
