import { limits } from '#lib/domain/limits.ts';

/** A bucket of tokens that fills by time. Time comes from a clock that only grows. */
export class TokenBucket {
	private tokens: number;
	private filledAt: number;
	private readonly perSecond: number;
	private readonly burst: number;

	constructor(size: { perSecond: number; burst: number }, now: number) {
		this.perSecond = size.perSecond;
		this.burst = size.burst;
		this.tokens = size.burst;
		this.filledAt = now;
	}

	/** Takes one token if there is one. */
	take(now: number): boolean {
		const grown = this.tokens + ((now - this.filledAt) / 1000) * this.perSecond;
		this.tokens = Math.min(this.burst, Math.max(this.tokens, grown));
		this.filledAt = now;
		if (this.tokens < 1) return false;
		this.tokens -= 1;
		return true;
	}
}

/** The rate of commands: one bucket a seat, over all its sockets and HTTP together. */
export class SeatRates {
	private readonly buckets = new Map<number, TokenBucket>();

	/** Whether this seat may send one more command now. */
	take(seat: number, now: number): boolean {
		let bucket = this.buckets.get(seat);
		if (!bucket) {
			const size = { perSecond: limits.commandsPerSecond, burst: limits.commandBurst };
			bucket = new TokenBucket(size, now);
			this.buckets.set(seat, bucket);
		}
		return bucket.take(now);
	}
}
