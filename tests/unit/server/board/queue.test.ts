import { describe, expect, test } from 'vitest';
import { Pace, Queue } from '../../../../server/board/queue.ts';

describe('the pace of batches', () => {
	test('[P1] at once after a rest, 8 ms apart ordinarily, up to 50 ms when batches take long', () => {
		const pace = new Pace();
		expect(pace.wait(0)).toBeLessThanOrEqual(0);
		pace.begin(1_000);
		pace.end(1_002);
		expect(pace.wait(1_002)).toBe(6);
		expect(pace.wait(1_008)).toBe(0);
		let now = 1_008;
		for (let batch = 0; batch < 50; batch++) {
			pace.begin(now);
			now += 40;
			pace.end(now);
		}
		expect(pace.wait(now)).toBe(10);
		for (let batch = 0; batch < 50; batch++) {
			now += 50;
			pace.begin(now);
			pace.end(now + 1);
		}
		expect(pace.wait(now)).toBe(8);
	});
});

describe('the queue', () => {
	function queueOf(run: (entries: number[]) => Promise<void>, failures: unknown[] = []) {
		let now = 0;
		return new Queue<number>({
			run,
			failed: (error) => failures.push(error),
			monotonic: () => (now += 100)
		});
	}

	test('[P5] one batch after the other, in order, and all that waits together', async () => {
		const batches: number[][] = [];
		let running = 0;
		const queue = queueOf(async (entries) => {
			expect(++running).toBe(1);
			batches.push(entries);
			if (entries.includes(1)) for (const later of [4, 5]) queue.push(later);
			await Promise.resolve();
			running--;
		});
		for (const entry of [1, 2, 3]) queue.push(entry);
		expect(queue.isIdle).toBe(false);
		await queue.settled();
		expect(batches).toEqual([
			[1, 2, 3],
			[4, 5]
		]);
		expect(queue.isIdle).toBe(true);
		await queue.settled();
		queue.wake();
		await queue.settled();
		expect(batches.at(-1)).toEqual([]);
	});

	test('[P6] a batch that fails is told, and the next one runs', async () => {
		const failures: unknown[] = [];
		const seen: number[][] = [];
		const queue = queueOf((entries) => {
			seen.push(entries);
			return entries.includes(1) ? Promise.reject(new Error('Bad')) : Promise.resolve();
		}, failures);
		queue.push(1);
		await queue.settled();
		queue.push(2);
		await queue.settled();
		expect(failures).toEqual([new Error('Bad')]);
		expect(seen).toEqual([[1], [2]]);
	});
});
