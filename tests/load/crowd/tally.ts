import { type Counts, Histogram } from '../histogram.ts';

/** What people did and heard during one run, as plain data. */
export interface Tally {
	people: number;
	seconds: number;
	/** Commands, or Yjs updates, that were sent. */
	edits: number;
	presences: number;
	/** One edit that reached one other person. */
	deliveries: number;
	/** Messages with updates of the board, and with presence, that came to anybody. */
	updateFrames: number;
	presenceFrames: number;
	bytes: number;
	accepted: number;
	refused: number;
	/** Pairs of a writer and another reader of the board to whom the writer's last edit did not come. */
	missing: number;
	/** Sockets that ended without our asking. */
	cutOff: number;
	propagation: Measured;
	replies: Measured;
	/** How late the generator itself was with what it had to send. */
	lateness: Measured;
	/** Cores that the worker used, 1 being all that one process can. */
	load: number;
}

/** Latencies in milliseconds on their way between processes. */
export interface Measured {
	counts: Counts;
	most: number;
}

export const measured = (histogram: Histogram): Measured => ({
	counts: histogram.counts(),
	most: histogram.most
});

export function histogramOf({ counts, most }: Measured): Histogram {
	return new Histogram().merge(counts, most);
}

/** Beyond these the generator measures itself: it is told so beside the figure. */
const LATE_P99_MS = 15;
const FULL_LOAD = 0.9;

/**
 * What several workers counted, as one. Loads are not added: each worker is a process of its own,
 * and one with nobody in it was not busy, however short its time.
 */
export function sum(all: readonly Tally[]): Tally {
	const tallies = all.filter(({ people }) => people > 0);
	const add = (field: keyof Tally) =>
		tallies.reduce((total, tally) => total + (tally[field] as number), 0);
	const whole = (field: 'propagation' | 'replies' | 'lateness') => {
		const histogram = new Histogram();
		for (const tally of tallies) histogram.merge(tally[field].counts, tally[field].most);
		return measured(histogram);
	};
	return {
		people: add('people'),
		seconds: Math.max(0, ...tallies.map(({ seconds }) => seconds)),
		edits: add('edits'),
		presences: add('presences'),
		deliveries: add('deliveries'),
		updateFrames: add('updateFrames'),
		presenceFrames: add('presenceFrames'),
		bytes: add('bytes'),
		accepted: add('accepted'),
		refused: add('refused'),
		missing: add('missing'),
		cutOff: add('cutOff'),
		propagation: whole('propagation'),
		replies: whole('replies'),
		lateness: whole('lateness'),
		load: Math.max(0, ...tallies.map(({ load }) => load))
	};
}

/** Whether the generator was at its own end, so that its latencies are no longer the server's. */
export function isSaturated({ lateness, load }: Tally): boolean {
	return histogramOf(lateness).quantile(0.99) > LATE_P99_MS || load > FULL_LOAD;
}
