const STEP_MS = 500;
const MOST_MS = 30_000;
const SELDOM_MS = 60_000;

/**
 * Full jitter: anything from 0 to min(30 s, 2^n × 500 ms). A room of people whose server restarts
 * must not come back in step.
 * @param attempt 0 for the first try after a connection was lost
 * @param random from 0 up to and without 1
 */
export function reconnectDelay(attempt: number, random: () => number): number {
	return random() * Math.min(MOST_MS, 2 ** attempt * STEP_MS);
}

/** After `drain`: not before the server asked, then spread over as long again. */
export function drainDelay(retryAfterMs: number, random: () => number): number {
	return Math.min(MOST_MS, Math.max(0, retryAfterMs)) * (1 + random());
}

/** Every minute or so, while something else carries the board: from half to one and a half. */
export function seldomDelay(random: () => number): number {
	return SELDOM_MS * (0.5 + random());
}
