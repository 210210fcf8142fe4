import type { Beat } from './beat.ts';

/**
 * The one queue of a board: everything that waits is taken together, with the beat that all boards
 * share, and the next batch begins when the last one is done. `run` must not reject; if it does all
 * the same, `failed` is told.
 */
export class Queue<Entry> {
	private waiting: Entry[] = [];
	private woken = false;
	private busy = false;
	/** When the last turn began. */
	private beganAt = -Infinity;
	private readonly resting: (() => void)[] = [];
	/** What runs between two batches. */
	private readonly aside: (() => Promise<void>)[] = [];
	private readonly run: (entries: Entry[]) => Promise<void>;
	private readonly failed: (error: unknown) => void;
	private readonly beat: Pick<Beat, 'join'>;

	constructor(options: {
		run: (entries: Entry[]) => Promise<void>;
		failed: (error: unknown) => void;
		beat: Pick<Beat, 'join'>;
	}) {
		this.run = options.run;
		this.failed = options.failed;
		this.beat = options.beat;
	}

	push(entry: Entry): void {
		this.waiting.push(entry);
		this.schedule();
	}

	/** Runs a batch soon although no entry waits. */
	wake(): void {
		this.woken = true;
		this.schedule();
	}

	/** Runs something between two batches, and resolves when it is done; `failed` is told if it rejects. */
	between(work: () => Promise<void>): Promise<void> {
		return new Promise((done) => {
			this.aside.push(() => work().catch(this.failed).finally(done));
			if (this.busy) return;
			this.busy = true;
			void this.goOn();
		});
	}

	get isIdle(): boolean {
		return !this.busy;
	}

	/** Resolves when nothing waits and nothing runs. */
	settled(): Promise<void> {
		return this.busy ? new Promise((resolve) => this.resting.push(resolve)) : Promise.resolve();
	}

	private schedule(): void {
		if (this.busy) return;
		this.busy = true;
		this.beat.join(this.beganAt, (began) => this.turn(began));
	}

	private async turn(began: number): Promise<void> {
		this.beganAt = began;
		const entries = this.waiting;
		this.waiting = [];
		this.woken = false;
		try {
			await this.run(entries);
		} catch (error) {
			this.failed(error);
		}
		await this.goOn();
	}

	/** After a batch: what was to run then, and the next batch if something waits for it. */
	private async goOn(): Promise<void> {
		for (let work = this.aside.shift(); work; work = this.aside.shift()) await work();
		this.busy = false;
		if (this.waiting.length > 0 || this.woken) this.schedule();
		else for (const resolve of this.resting.splice(0)) resolve();
	}
}
