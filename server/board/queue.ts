import { limits } from '#lib/domain/limits.ts';

/**
 * When the next batch may begin: at once after a rest, ordinarily 8 ms after the last one began,
 * and up to 50 ms when batches take long, so that a busy loop sends fewer and larger broadcasts.
 */
export class Pace {
	private beganAt = -Infinity;
	/** Smoothed time that a batch takes, in milliseconds. */
	private duration = 0;

	/** Milliseconds to wait, 0 or less when the next batch may begin. */
	wait(now: number): number {
		const gap = Math.min(limits.tickLoadMs, Math.max(limits.tickMs, 3 * this.duration));
		return this.beganAt + gap - now;
	}

	begin(now: number): void {
		this.beganAt = now;
	}

	end(now: number): void {
		this.duration += (now - this.beganAt - this.duration) / 4;
	}
}

/**
 * The one queue of a board: everything that waits is taken together, and the next batch begins when
 * the last one is done. `run` must not reject; if it does all the same, `failed` is told.
 */
export class Queue<Entry> {
	private waiting: Entry[] = [];
	private woken = false;
	private busy = false;
	private readonly pace = new Pace();
	private readonly resting: (() => void)[] = [];
	private readonly run: (entries: Entry[]) => Promise<void>;
	private readonly failed: (error: unknown) => void;
	private readonly monotonic: () => number;

	constructor(options: {
		run: (entries: Entry[]) => Promise<void>;
		failed: (error: unknown) => void;
		monotonic: () => number;
	}) {
		this.run = options.run;
		this.failed = options.failed;
		this.monotonic = options.monotonic;
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
		const wait = this.pace.wait(this.monotonic());
		if (wait <= 0) setImmediate(() => void this.turn());
		else setTimeout(() => void this.turn(), wait);
	}

	private async turn(): Promise<void> {
		const entries = this.waiting;
		this.waiting = [];
		this.woken = false;
		this.pace.begin(this.monotonic());
		try {
			await this.run(entries);
		} catch (error) {
			this.failed(error);
		}
		this.pace.end(this.monotonic());
		this.busy = false;
		if (this.waiting.length > 0 || this.woken) this.schedule();
		else for (const resolve of this.resting.splice(0)) resolve();
	}
}
