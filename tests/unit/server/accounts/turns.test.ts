import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Turns } from '../../../../server/accounts/turns.ts';

describe('turns', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('[O19] begin one after the other, also after one that failed', async () => {
		const turns = new Turns();
		const seen: string[] = [];
		const work = (name: string) => async () => {
			seen.push(`${name} begins`);
			await Promise.resolve();
			seen.push(`${name} ends`);
			if (name === 'a') throw new Error('a failed');
			return name;
		};
		const taken = ['a', 'b', 'c'].map((name) => turns.take(work(name)));
		expect((await Promise.allSettled(taken)).map(({ status }) => status)).toEqual([
			'rejected',
			'fulfilled',
			'fulfilled'
		]);
		expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('[O19] a slow one gives its turn on after 250 ms, and still ends', async () => {
		const turns = new Turns();
		let end = (_: string): void => undefined;
		const slow = turns.take(() => new Promise<string>((go) => (end = go)));
		const next = vi.fn(() => Promise.resolve('next'));
		const after = turns.take(next);
		await vi.advanceTimersByTimeAsync(249);
		expect(next).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(1);
		expect(await after).toBe('next');
		end('slow');
		expect(await slow).toBe('slow');
	});
});
