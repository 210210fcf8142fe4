import { expect, test } from 'vitest';
import { SeatRates, TokenBucket } from '../../../../server/board/rate.ts';

const taken = (bucket: TokenBucket, now: number, tries: number) =>
	Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;

test('[P6] a bucket gives its burst, fills by time and never beyond the burst', () => {
	const bucket = new TokenBucket({ perSecond: 20, burst: 60 }, 0);
	expect(taken(bucket, 0, 100)).toBe(60);
	expect(taken(bucket, 500, 100)).toBe(10);
	expect(taken(bucket, 3_600_000, 100)).toBe(60);
});

test('[P6] tries that are refused do not hold the bucket empty, and a clock that stands gives nothing', () => {
	const bucket = new TokenBucket({ perSecond: 20, burst: 60 }, 0);
	taken(bucket, 0, 60);
	let allowed = 0;
	for (let now = 1; now <= 1_000; now++) allowed += taken(bucket, now, 1);
	expect(allowed).toBe(20);
	expect(taken(bucket, 1_000, 10)).toBe(0);
});

test('[P6] one seat does not use up another’s', () => {
	const rates = new SeatRates();
	for (let n = 0; n < 60; n++) rates.take(1, 0);
	expect([rates.take(1, 0), rates.take(2, 0)]).toEqual([false, true]);
});
