import { createSubscriber } from 'svelte/reactivity';
import { timeLeft } from '../domain/timer.ts';
import { type Clock, deviceClock } from './clock.ts';
import type { LiveBoard } from './types.ts';

const SECOND = 1_000;

/**
 * The timer as it runs on this screen: reading it inside a component subscribes to its seconds. It
 * goes by the server's clock, so that it is the same on every screen, whatever the device's clock
 * says; nothing is sent or written for it.
 */
export class Countdown {
	readonly #board: Pick<LiveBoard, 'stage' | 'serverNow'>;
	readonly #clock: Clock;
	readonly #subscribe: () => void;

	constructor(board: Pick<LiveBoard, 'stage' | 'serverNow'>, clock: Clock = deviceClock) {
		this.#board = board;
		this.#clock = clock;
		this.#subscribe = createSubscriber((update) => {
			let stop: () => void;
			const look = () => {
				update();
				stop = this.#clock.after(this.#untilNextSecond(), look);
			};
			stop = this.#clock.after(this.#untilNextSecond(), look);
			return () => stop();
		});
	}

	/** Whole seconds left, the one under way counted; undefined where there is no timer. */
	get seconds(): number | undefined {
		const left = this.left;
		return left === undefined ? undefined : Math.ceil(left / SECOND);
	}

	/** Milliseconds left; undefined where there is no timer, or no time of the server's yet. */
	get left(): number | undefined {
		const timer = this.#board.stage?.timer;
		const now = this.#board.serverNow();
		if (!timer || now === undefined) return undefined;
		if ('endsAt' in timer) this.#subscribe();
		return timeLeft(timer, now);
	}

	get isPaused(): boolean {
		const timer = this.#board.stage?.timer;
		return timer !== null && timer !== undefined && 'pausedMs' in timer;
	}

	/** All screens change at the same moment: when the server's timer does. */
	#untilNextSecond(): number {
		const timer = this.#board.stage?.timer;
		const now = this.#board.serverNow();
		if (!timer || now === undefined || !('endsAt' in timer)) return SECOND;
		const left = timeLeft(timer, now);
		// After the end there is nothing to count; more time comes with a change of the stage.
		return left === 0 ? SECOND : (left % SECOND) + 1;
	}
}
