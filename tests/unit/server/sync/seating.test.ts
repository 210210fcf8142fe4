import { expect, test, vi } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { Seating } from '../../../../server/sync/seating.ts';

test('[limits] twenty of one address are seated at a time, the others wait their turn', async () => {
	const seating = new Seating(5_000);
	let running = 0;
	let most = 0;
	const find = async () => {
		most = Math.max(most, ++running);
		await new Promise(setImmediate);
		running -= 1;
		return 'in';
	};
	const all = Array.from({ length: 60 }, () => seating.seat('10.0.0.1', find));
	const other = seating.seat('10.0.0.2', () => Promise.resolve(running));
	expect(await other).toBe(limits.seatingPerAddress);
	expect(await Promise.all(all)).toEqual(Array(60).fill('in'));
	expect(most).toBe(limits.seatingPerAddress);
});

test('[limits] whoever is not seated in time is sent away, waiting included', async () => {
	vi.useFakeTimers();
	try {
		const seating = new Seating(5_000);
		const find = vi.fn(() => new Promise<number>(() => undefined));
		const all = Array.from({ length: 21 }, () => seating.seat('a', find));
		await vi.advanceTimersByTimeAsync(5_000);
		expect(await Promise.all(all)).toEqual(Array(21).fill(undefined));
		expect(find).toHaveBeenCalledTimes(20);
	} finally {
		vi.useRealTimers();
	}
});

test('[limits] a failure gives its place to the next', async () => {
	const seating = new Seating(5_000);
	const failing = Array.from({ length: 30 }, () =>
		seating.seat('a', () => Promise.reject(new Error('storage')))
	);
	for (const outcome of await Promise.allSettled(failing)) expect(outcome.status).toBe('rejected');
	expect(await seating.seat('a', () => Promise.resolve('in'))).toBe('in');
});
