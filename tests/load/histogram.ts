/** Buckets grow by two percent: as exact as anybody reads a latency, and small enough to send. */
const GROWTH = Math.log(1.02);
const SMALLEST_MS = 0.01;

/** Bucket and how often it was hit: how a histogram travels between processes. */
export type Counts = [bucket: number, times: number][];

/** Latencies of any number, without keeping each of them. */
export class Histogram {
	readonly #times = new Map<number, number>();
	#count = 0;
	#most = 0;

	add(ms: number): void {
		this.#most = Math.max(this.#most, ms);
		this.#put(Math.max(0, Math.ceil(Math.log(ms / SMALLEST_MS) / GROWTH)), 1);
	}

	/** Adds what another process measured. */
	merge(counts: Counts, most = 0): this {
		for (const [bucket, times] of counts) this.#put(bucket, times);
		this.#most = Math.max(this.#most, most);
		return this;
	}

	get count(): number {
		return this.#count;
	}

	get most(): number {
		return this.#most;
	}

	/** The latency that so great a part stays within: 0.99 for p99. Zero when nothing was measured. */
	quantile(part: number): number {
		let left = Math.ceil(part * this.#count);
		for (const [bucket, times] of this.counts()) {
			left -= times;
			if (left <= 0) return SMALLEST_MS * Math.exp(bucket * GROWTH);
		}
		return 0;
	}

	counts(): Counts {
		return [...this.#times].sort(([a], [b]) => a - b);
	}

	#put(bucket: number, times: number): void {
		this.#times.set(bucket, (this.#times.get(bucket) ?? 0) + times);
		this.#count += times;
	}
}
