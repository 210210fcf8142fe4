import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PersonSpec } from './dialect.ts';
import type { PeerName } from './dialects.ts';
import type { Rhythm } from './gathering.ts';
import type { Joined } from './person.ts';
import { sum, type Tally } from './tally.ts';
import type { Answer, TaskName, Tasks } from './tasks.ts';

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** One worker process, asked by messages. */
export class Worker {
	readonly #child: ChildProcess = fork(program, { serialization: 'json' });
	readonly #waiting = new Map<number, (answer: Answer) => void>();
	#asked = 0;

	constructor() {
		this.#child.on('message', (answer: Answer) => {
			this.#waiting.get(answer.number)?.(answer);
			this.#waiting.delete(answer.number);
		});
		this.#child.once('exit', () => {
			for (const [number, tell] of this.#waiting) tell({ number, failed: 'A worker ended.' });
		});
	}

	async ask<Name extends TaskName>(
		task: Name,
		ask: Tasks[Name]['ask']
	): Promise<Tasks[Name]['answer']> {
		const number = ++this.#asked;
		const answered = new Promise<Answer>((resolve) => this.#waiting.set(number, resolve));
		this.#child.send({ number, task, ask });
		const { answer, failed } = await answered;
		if (failed !== undefined) throw new Error(failed);
		return answer as Tasks[Name]['answer'];
	}

	async end(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const exit = once(this.#child, 'exit');
		this.#child.kill('SIGKILL');
		await exit;
	}
}

/** People at boards, spread over worker processes; a board's people sit in one of them. */
export class Crowd {
	readonly #workers: Worker[];
	#boards = 0;

	private constructor(workers: Worker[]) {
		this.#workers = workers;
	}

	static async gather(dialect: PeerName, port: number, workers: number): Promise<Crowd> {
		const crowd = new Crowd(Array.from({ length: workers }, () => new Worker()));
		await Promise.all(crowd.#workers.map((each) => each.ask('gather', { dialect, port })));
		return crowd;
	}

	/** Resolves when everybody at these boards has their board whole. */
	async join(
		boards: readonly (readonly PersonSpec[])[],
		{ atOnce = false } = {}
	): Promise<Joined[]> {
		const shares = this.#workers.map((): PersonSpec[] => []);
		for (const people of boards) shares[this.#boards++ % shares.length]?.push(...people);
		const joined = this.#workers.map((worker, index) =>
			worker.ask('join', { people: shares[index] ?? [], atOnce })
		);
		return (await Promise.all(joined)).flat();
	}

	async run(rhythm: Rhythm): Promise<Tally> {
		return sum(await Promise.all(this.#workers.map((worker) => worker.ask('run', rhythm))));
	}

	/** So many people of each worker fall asleep with their page open. */
	async doze(count: number): Promise<void> {
		await Promise.all(this.#workers.map((worker) => worker.ask('doze', count)));
	}

	async leave(): Promise<void> {
		await Promise.all(this.#workers.map((worker) => worker.ask('leave', null)));
	}

	async end(): Promise<void> {
		await Promise.all(this.#workers.map((worker) => worker.end()));
	}
}
