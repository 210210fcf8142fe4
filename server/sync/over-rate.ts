import { limits } from '#lib/domain/limits.ts';

/** Refusals further apart than this are not one run: the rate lets 20 commands through a second. */
const GAP_MS = 2_000;

interface Run {
	since: number;
	last: number;
}

/**
 * Who stays above the rate of commands. A `too-fast` here and there is a burst; a run of them for
 * five seconds is a loop somewhere, and is answered by closing (4529) or with 429.
 */
export class OverRate {
	readonly #runs = new Map<string, Run>();

	/** Notes a `too-fast`; true when the run has lasted too long. */
	refused(key: string, now: number): boolean {
		const run = this.#runs.get(key);
		if (!run || now - run.last > GAP_MS) {
			if (this.#runs.size > 1_000) this.#forget(now);
			this.#runs.set(key, { since: now, last: now });
			return false;
		}
		run.last = now;
		return this.isOver(key, now);
	}

	/** Whether this seat is above the rate for too long, and was so just now. */
	isOver(key: string, now: number): boolean {
		const run = this.#runs.get(key);
		return (
			run !== undefined &&
			now - run.last <= GAP_MS &&
			run.last - run.since >= limits.commandOverRateMs
		);
	}

	#forget(now: number): void {
		for (const [key, run] of this.#runs) if (now - run.last > GAP_MS) this.#runs.delete(key);
	}
}
