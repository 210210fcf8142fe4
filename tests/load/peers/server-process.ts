import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage, UsageQuestion } from '../programs/meter.ts';

export interface Program {
	/** A file of `tests/load/programs`, without its ending. */
	name: 'fiveways' | 'hocuspocus' | 'relay';
	args?: string[];
	env?: Record<string, string>;
	/** Modules loaded before it, beside it. */
	before?: string[];
}

const file = (name: string) => fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url));

/** A server in a process of its own, on a port of 127.0.0.1 that nobody else has. */
export class ServerProcess {
	readonly port: number;
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess, port: number) {
		this.#child = child;
		this.port = port;
	}

	/** Resolves when it listens. Rejects with what it wrote when it ends before. */
	static async start({ name, args = [], env = {}, before = [] }: Program): Promise<ServerProcess> {
		const imports = before.map((each) => `--import=${file(each)}`);
		const child = fork(file(name), args, {
			env: { PATH: process.env['PATH'], ...env },
			execArgv: ['--expose-gc', ...imports],
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			serialization: 'json'
		});
		let words = '';
		for (const stream of [child.stdout, child.stderr])
			stream
				?.setEncoding('utf8')
				.on('data', (text: string) => (words = (words + text).slice(-4_000)));
		const ended = once(child, 'exit').then(() => {
			throw new Error(`The server ended before it listened. It wrote:\n${words}`);
		});
		const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
		ended.catch(() => undefined);
		return new ServerProcess(child, port);
	}

	/** What it has used since it was last asked. */
	async usage({ collect = false } = {}): Promise<Usage> {
		const question: UsageQuestion = { collect };
		const answered = once(this.#child, 'message');
		this.#child.send(question);
		const [usage] = (await answered) as [Usage];
		return usage;
	}

	/** As a power cut: nothing is finished. */
	async kill(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const exit = once(this.#child, 'exit');
		this.#child.kill('SIGKILL');
		await exit;
	}
}
