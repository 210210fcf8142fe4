import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Beat, type Turn } from '../../../../server/board/beat.ts';

describe('the beat of all boards', () => {
	beforeEach(() =>
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] })
	);
	afterEach(() => vi.useRealTimers());

	/** A beat by a clock of the test, and what began when. */
	function beating() {
		let now = 1_000;
		let load = 0;
		const log: string[] = [];
		const beat = new Beat(
			() => now,
			() => load
		);
		const join = (name: string, since = -Infinity, turn: Turn = () => Promise.resolve()) =>
			beat.join(since, (began) => {
				log.push(`${name} at ${began}`);
				return turn(began);
			});
		const pass = async (milliseconds: number) => {
			for (let each = 0; each < milliseconds; each++) {
				now++;
				await vi.advanceTimersByTimeAsync(1);
			}
		};
		const soon = () => vi.advanceTimersByTimeAsync(0);
		/** A turn that takes so long. */
		const taking =
			(milliseconds: number): Turn =>
			() => {
				now += milliseconds;
				return Promise.resolve();
			};
		const busy = (part: number) => (load = part);
		return { log, join, pass, soon, taking, busy };
	}

	test('[P1] boards that have something to do begin together, and those that come later with the next', async () => {
		const { log, join, pass, soon } = beating();
		for (const name of ['one', 'two']) join(name);
		expect(log, 'not before the sockets of this turn of the loop are read').toEqual([]);
		await soon();
		expect(log).toEqual(['one at 1000', 'two at 1000']);
		await pass(2);
		join('three');
		await pass(10);
		expect(log.slice(2), 'beats are 8 ms apart').toEqual(['three at 1008']);
	});

	test('[P1] a board that rests long holds up none that has rested', async () => {
		const { log, join, pass, soon } = beating();
		join('one', 1_030);
		await pass(10);
		join('two');
		await soon();
		expect(log).toEqual(['two at 1010']);
		await pass(30);
		expect(log).toEqual(['two at 1010', 'one at 1038']);
	});

	test('[P1] boards rest up to 50 ms in a busy process, and 8 ms again when it is not', async () => {
		const { log, join, pass, soon, busy } = beating();
		let began = -Infinity;
		const turn = async () => {
			join('board', began, (at) => {
				began = at;
				return Promise.resolve();
			});
			const before = log.length;
			await soon();
			for (let waited = 0; log.length === before && waited < 100; waited++) await pass(1);
		};
		const rest = async (load: number) => {
			busy(load);
			await turn();
			const former = began;
			await turn();
			return began - former;
		};
		expect(await rest(0)).toBe(8);
		expect(await rest(0.5)).toBe(29);
		expect(await rest(1)).toBe(50);
		expect(await rest(0)).toBe(8);
	});

	test('[P1] boards that come to have the same rest are spread over it, and stay so', async () => {
		const { log, join, pass, taking, busy } = beating();
		busy(1);
		const began = new Map<string, number>();
		const goOn = (name: string, since = -Infinity) =>
			join(name, since, async (at) => {
				began.set(name, at);
				await taking(10)(at);
				goOn(name, at);
			});
		for (let n = 0; n < 8; n++) goOn(`board ${n}`);
		await pass(2_000);
		expect(new Set(began.values()).size).toBeGreaterThanOrEqual(4);
		expect(log.length).toBeGreaterThan(100);
	});

	test('[P1] however many others go on, a board that was quiet goes at once, and one that goes on rests no more than twice as long', async () => {
		const { join, pass, taking, busy } = beating();
		busy(1);
		const waits = { quiet: [] as number[], going: [] as number[] };
		let latest = -Infinity;
		const goOn = (since = -Infinity) =>
			join('going', since, async (at) => {
				if (since > 2_000) waits.going.push(at - since);
				latest = at;
				await taking(1)(at);
				goOn(at);
			});
		for (let n = 0; n < 30; n++) goOn();
		for (let n = 0; n < 20; n++) {
			await pass(100);
			const asked = latest;
			join('quiet', -Infinity, (at) => {
				waits.quiet.push(at - asked);
				return Promise.resolve();
			});
		}
		await pass(100);
		expect(waits.quiet).toHaveLength(20);
		expect(Math.max(...waits.quiet)).toBeLessThan(50);
		expect(waits.going.length).toBeGreaterThan(100);
		expect(Math.max(...waits.going)).toBeLessThan(100);
	});

	test('[P1] a board whose turn does not end holds up no other', async () => {
		const { log, join, pass, soon } = beating();
		join('stuck', -Infinity, () => new Promise(() => undefined));
		await soon();
		join('other');
		await pass(8);
		expect(log).toEqual(['stuck at 1000', 'other at 1008']);
	});
});
