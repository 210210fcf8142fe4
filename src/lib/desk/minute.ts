import { createSubscriber } from 'svelte/reactivity';
import { type Clock, deviceClock } from '../live/clock.ts';
import type { LiveBoard } from '../live/types.ts';

/** The desk's times are in minutes: a quarter of one is often enough to look at the clock. */
const LOOK_EVERY_MS = 15_000;

/** The server's time, for what changes with the minutes: reading it inside a component subscribes. */
export class Minute {
	readonly #live: Pick<LiveBoard, 'serverNow'>;
	readonly #subscribe: () => void;

	constructor(live: Pick<LiveBoard, 'serverNow'>, clock: Clock = deviceClock) {
		this.#live = live;
		this.#subscribe = createSubscriber((update) => {
			let stop: () => void;
			const look = () => {
				update();
				stop = clock.after(LOOK_EVERY_MS, look);
			};
			stop = clock.after(LOOK_EVERY_MS, look);
			return () => stop();
		});
	}

	/** Milliseconds since 1970, or undefined until the server has said its time. */
	get now(): number | undefined {
		this.#subscribe();
		return this.#live.serverNow();
	}
}
