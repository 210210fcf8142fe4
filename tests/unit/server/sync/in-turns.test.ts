import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InTurns } from '../../../../server/sync/in-turns.ts';

describe('work in turns', () => {
	beforeEach(() => vi.useFakeTimers({ toFake: ['setImmediate'] }));
	afterEach(() => vi.useRealTimers());

	/** Work of so many milliseconds each, and what was done by when. */
	function working() {
		let now = 0;
		const done: string[] = [];
		const turns = new InTurns(() => now);
		const ask = (name: string, takes: number) =>
			turns.run(() => {
				now += takes;
				done.push(name);
			});
		const turn = () => {
			done.length = 0;
			vi.advanceTimersToNextTimer();
			return [...done];
		};
		return { done, ask, turn };
	}

	test('[P6] what fits into the share of a turn is done at once, the rest turn by turn, in order', () => {
		const { done, ask, turn } = working();
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) ask(name, 2);
		expect(done).toEqual(['a', 'b', 'c']);
		expect(turn()).toEqual(['d', 'e', 'f']);
		ask('g', 2);
		expect(turn(), 'the turn before had its share').toEqual(['g']);
		turn();
		done.length = 0;
		ask('h', 2);
		expect(done, 'after a quiet turn there is room again').toEqual(['h']);
	});

	test('[P6] one long piece of work has a turn of its own', () => {
		const { done, ask, turn } = working();
		for (const name of ['long', 'longer', 'short']) ask(name, 40);
		expect(done).toEqual(['long']);
		expect(turn()).toEqual(['longer']);
		expect(turn()).toEqual(['short']);
		expect(turn()).toEqual([]);
	});

	test('[P6] small work is never put off', () => {
		const { done, ask } = working();
		for (let n = 0; n < 1_000; n++) ask('small', 0.001);
		expect(done).toHaveLength(1_000);
	});
});
