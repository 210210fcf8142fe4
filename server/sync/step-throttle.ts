import { limits } from '#lib/domain/limits.ts';
import { Window } from './window.ts';

/**
 * Answers to SyncStep1 of one document on one socket: each may cost the whole document. One goes
 * at once, one more waits for its turn (the latest, since it knows most), others are dropped.
 */
export class StepThrottle {
	readonly #everyMs: number;
	readonly #answer: (stateVector: Uint8Array) => void;
	/** False while the answer before has not left for the reader. */
	readonly #mayAnswer: () => boolean;
	readonly #window = new Window(limits.syncStepsAbuse, limits.syncStepsAbuseMs);
	#waiting: Uint8Array | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(options: {
		everyMs: number;
		answer: (stateVector: Uint8Array) => void;
		mayAnswer: () => boolean;
	}) {
		this.#everyMs = options.everyMs;
		this.#answer = options.answer;
		this.#mayAnswer = options.mayAnswer;
	}

	/** Takes one SyncStep1; true when there were so many that it is abuse. */
	ask(stateVector: Uint8Array, now: number): boolean {
		if (this.#window.add(now)) return true;
		this.#waiting = stateVector;
		if (!this.#timer) this.#next();
		return false;
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#waiting = undefined;
	}

	#next(): void {
		this.#timer = undefined;
		if (!this.#waiting) return;
		const stateVector = this.#waiting;
		this.#timer = setTimeout(() => this.#next(), this.#everyMs);
		if (!this.#mayAnswer()) return;
		this.#waiting = undefined;
		this.#answer(stateVector);
	}
}
