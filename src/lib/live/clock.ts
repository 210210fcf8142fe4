/** What `live` needs of time, so that tests can turn the hands themselves. */
export interface Clock {
	/** Milliseconds since 1970 by this device. */
	now(): number;
	/** Runs once after so many milliseconds; the returned function calls it off. */
	after(ms: number, run: () => void): () => void;
	/** Runs before the next picture is drawn. */
	atFrame(run: () => void): void;
}

/** A hidden tab draws no pictures, yet its announcements and title must not stand still. */
const HIDDEN_FRAME_MS = 250;

export const deviceClock: Clock = {
	now: () => Date.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	atFrame(run) {
		let done = false;
		const once = () => {
			if (done) return;
			done = true;
			clearTimeout(timer);
			run();
		};
		const timer = setTimeout(once, HIDDEN_FRAME_MS);
		if (typeof requestAnimationFrame === 'function') requestAnimationFrame(once);
	}
};
