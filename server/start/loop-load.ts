import { performance } from 'node:perf_hooks';

/** Its loop works this part of the time: below it a process is not busy, above it is as busy as can be. */
const LIGHT = 0.4;
const FULL = 0.85;
const LOOK_EVERY_MS = 100;

const { eventLoopUtilization } = performance;

/** Milliseconds that the loop worked, and in which it had nothing to do, since the process began. */
type Times = Pick<ReturnType<typeof eventLoopUtilization>, 'active' | 'idle'>;

/**
 * How busy the process was lately, from 0 to 1. Told by the time that was left: how long a piece of
 * work takes is no measure, since it takes longer beside other processes however much time is left.
 */
export function loopLoad(times: () => Times = () => eventLoopUtilization()): () => number {
	let before = times();
	let load = 0;
	return () => {
		const seen = times();
		const active = seen.active - before.active;
		const all = active + seen.idle - before.idle;
		if (all < LOOK_EVERY_MS) return load;
		const present = Math.min(1, Math.max(0, (active / all - LIGHT) / (FULL - LIGHT)));
		load += (present - load) / 2;
		before = seen;
		return load;
	};
}
