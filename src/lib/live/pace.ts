import { limits } from '../domain/limits.ts';

/** A little under the server's rate, since other tabs of the same seat send as well. */
const PER_SECOND = limits.commandsPerSecond * 0.75;
const BURST = Math.floor(limits.commandBurst * 0.6);

/** How fast an outbox may be emptied: a long queue after a long absence must not be refused. */
export class Pace {
	#tokens = BURST;
	#at = 0;

	/** @returns 0 when one may go now, else the milliseconds until then */
	take(now: number): number {
		this.#tokens = Math.min(
			BURST,
			this.#tokens + (Math.max(0, now - this.#at) / 1000) * PER_SECOND
		);
		this.#at = now;
		if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / PER_SECOND) * 1000);
		this.#tokens -= 1;
		return 0;
	}
}
