import { describe, expect, test } from 'vitest';
import { Queue } from '../../../../server/board/queue.ts';

describe('the queue', () => {
	function queueOf(run: (entries: number[]) => Promise<void>, failures: unknown[] = []) {
		return new Queue<number>({
			run,
			failed: (error) => failures.push(error),
			beat: { join: (since, turn) => void setImmediate(() => void turn(since + 1)) }
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

	test('[P1] what runs between two batches waits for the one and holds up the next, also when it fails', async () => {
		const failures: unknown[] = [];
		const log: string[] = [];
		const queue = queueOf(async (entries) => {
			log.push(`batch ${entries.join()}`);
			await Promise.resolve();
			log.push('done');
		}, failures);
		const aside = (name: string, work: () => Promise<void>) =>
			queue.between(() => {
				log.push(name);
				return work();
			});
		await aside('idle', () => Promise.resolve());
		await queue.settled();
		queue.push(1);
		const [good, bad] = [
			aside('good', () => Promise.resolve()),
			aside('bad', () => Promise.reject(new Error('Bad')))
		];
		queue.push(2);
		await Promise.all([good, bad]);
		queue.push(3);
		await queue.settled();
		expect(log).toEqual(['idle', 'batch 1,2', 'done', 'good', 'bad', 'batch 3', 'done']);
		expect(failures).toEqual([new Error('Bad')]);
		expect(queue.isIdle).toBe(true);
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
