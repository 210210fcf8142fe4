import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JoinBudget } from '../../../../server/accounts/join-budget.ts';
import { standingClock } from '../../../support/stored-accounts.ts';

const SECOND = 1_000;
const SITE = '192.0.2.1';
const ELSEWHERE = '198.51.100.7';

function fresh() {
	const clock = standingClock(0);
	const told: number[] = [];
	const budget = new JoinBudget(clock.now, () => told.push(clock.now()));
	/** Codes that were looked at. */
	const looked: string[] = [];
	/** Codes that open no more. */
	const closed = new Set<string>();
	const attempt = (address: string, code: string) =>
		budget
			.typed(address, code, () => {
				looked.push(code);
				const isRight = code.startsWith('right') && !closed.has(code);
				return Promise.resolve(isRight ? code : undefined);
			})
			.then(
				(found) => found ?? 'wrong',
				(cause: { code: string; details: { retryAfterSeconds: number } }) =>
					`${cause.code} ${cause.details.retryAfterSeconds}`
			);
	/** So many answers, at this moment and one by one. */
	async function several(address: string, count: number, code = (_: number) => 'wrong') {
		const answers: string[] = [];
		for (let n = 0; n < count; n++) answers.push(await attempt(address, code(n)));
		return answers;
	}
	return { budget, attempt, several, closed, clock, looked, told };
}

const count = (answers: string[], answer: string) => answers.filter((one) => one === answer).length;
const times = (number: number, answer: string) => Array.from({ length: number }, () => answer);
const right = (n: number) => `right-${n}`;

describe('the budget for join codes', () => {
	it('[O19] lets 60 right codes in from one address in 60 s, one by one or all at once', async () => {
		const { attempt, clock } = fresh();
		for (let person = 0; person < 60; person++) {
			expect(await attempt(SITE, right(person))).toBe(right(person));
			clock.advance(SECOND);
		}
		const crowd = await Promise.all(times(60, SITE).map((from, n) => attempt(from, right(n + 60))));
		expect(crowd).toEqual(crowd.map((_, n) => right(n + 60)));
	});

	for (const [how, between] of [
		['all at once', 0],
		['in 60 s', SECOND]
	] as const)
		it(`[O19] lets 60 right codes in ${how} from an address of 40 wrong ones`, async () => {
			const { attempt, several, clock } = fresh();
			await several(SITE, 40);
			for (let person = 0; person < 60; person++) {
				expect(await attempt(SITE, right(person))).toBe(right(person));
				clock.advance(between);
			}
		});

	it('[O19] finds 30 codes wrong at once, and asks 1 to 10 seconds after each further one', async () => {
		const { several, attempt, looked } = fresh();
		expect(await several(SITE, 30)).toEqual(times(30, 'wrong'));
		const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10];
		expect(await several(SITE, 12)).toEqual(seconds.map((each) => `too-many ${each}`));
		expect(looked).toHaveLength(42);
		expect(await attempt(ELSEWHERE, 'wrong')).toBe('wrong');
	});

	it('[O19] looks at 20 codes of an address beyond its budget, then at 2 a second', async () => {
		const { several, clock, looked } = fresh();
		await several(SITE, 30);
		looked.length = 0;
		const answers = await several(SITE, 500);
		expect(looked).toHaveLength(20);
		expect(answers.slice(20)).toEqual(times(480, 'too-many 1'));
		for (let tenth = 0; tenth < 1_000; tenth++) {
			clock.advance(SECOND / 10);
			await several(SITE, 2);
		}
		expect(looked).toHaveLength(20 + 2 * 100);
	});

	it('[O19] lets a right code through as soon as one may be looked at, and then always', async () => {
		const { several, attempt, clock, looked } = fresh();
		await several(SITE, 100);
		looked.length = 0;
		expect(await attempt(SITE, 'right')).toBe('too-many 1');
		expect(looked, 'not looked at').toEqual([]);
		clock.advance(SECOND / 2);
		expect(await attempt(SITE, 'right')).toBe('right');
		await several(SITE, 100);
		expect(await attempt(SITE, 'right'), 'right from there before').toBe('right');
		expect(await attempt(ELSEWHERE, 'right-2'), 'from elsewhere').toBe('right-2');
	});

	it('[O21] answers a code that was right there before and is closed like a wrong one', async () => {
		const { several, attempt, closed, clock } = fresh();
		await attempt(SITE, 'right');
		await attempt(ELSEWHERE, 'right');
		closed.add('right');
		const wrong = await several('192.0.2.99', 36);
		expect(await several(SITE, 36, () => 'right')).toEqual(wrong);
		clock.advance(2 * SECOND);
		await several(ELSEWHERE, 30);
		expect(await attempt(ELSEWHERE, 'right')).toBe('too-many 1');
	});

	it('[O19] counts guesses sent all at once as if they had come in turn', async () => {
		const { attempt, looked } = fresh();
		const answers = await Promise.all(times(500, SITE).map((from) => attempt(from, 'wrong')));
		expect(looked).toHaveLength(50);
		expect(answers.slice(0, 32)).toEqual([...times(30, 'wrong'), 'too-many 1', 'too-many 2']);
		expect(answers.slice(50)).toEqual(times(450, 'too-many 1'));
	});

	it('[O19] forgets wrong codes after 10 minutes', async () => {
		const { several, clock } = fresh();
		await several(SITE, 40);
		clock.advance(10 * 60 * SECOND);
		expect(await several(SITE, 31)).toEqual([...times(30, 'wrong'), 'too-many 1']);
	});

	it('[O19] finds 10,000 codes of 1,000 addresses wrong at 20 a second, and refuses the rest unseen', async () => {
		const { attempt, clock, looked } = fresh();
		const answers: string[] = [];
		for (let tried = 0; tried < 10_000; tried++) {
			const address = `10.0.${Math.floor((tried % 1000) / 250)}.${tried % 250}`;
			answers.push(await attempt(address, 'wrong'));
			// What may be looked at at once, and 20 a second since.
			expect(looked.length).toBeLessThanOrEqual(60 + (20 * clock.now()) / SECOND);
			clock.advance(5);
		}
		const found = count(answers, 'wrong');
		expect(found).toBe(looked.length);
		expect(found).toBeGreaterThan(1_000);
		expect(count(answers, 'too-many 1')).toBe(10_000 - found);
	});

	it('[O19] keeps half of the server for addresses within their budget', async () => {
		const { several, attempt, clock } = fresh();
		const guessers = Array.from({ length: 50 }, (_, n) => `10.0.0.${n}`);
		for (const address of guessers) {
			expect(await several(address, 30)).toEqual(times(30, 'wrong'));
			clock.advance(2 * SECOND);
		}
		clock.advance(3 * SECOND);
		for (let second = 0; second < 20; second++) {
			for (const address of guessers) await several(address, 3);
			expect(await several(`192.0.2.${second}`, 10)).toEqual(times(10, 'wrong'));
			expect(await attempt(`192.0.3.${second}`, right(second))).toBe(right(second));
			clock.advance(SECOND);
		}
	});

	it('[O19] takes the addresses of one IPv6 network for one', async () => {
		const { several, attempt } = fresh();
		await several('2001:db8:1:2::1', 30);
		expect(await attempt('2001:db8:1:3::1', 'wrong')).toBe('wrong');
		expect(await attempt('2001:0db8:1:2:ffff::9', 'wrong')).toBe('too-many 1');
	});

	it('[O19] tells of guessing once in ten minutes, and never of a few slips', async () => {
		const { several, attempt, clock, told } = fresh();
		await several(SITE, 30);
		for (let n = 0; n < 60; n++) expect(await attempt(ELSEWHERE, right(n))).toBe(right(n));
		expect(told).toEqual([]);
		clock.advance(1);
		await several(SITE, 5);
		await several('192.0.2.9', 35);
		expect(told).toEqual([1]);
		clock.advance(600 * SECOND);
		await several(SITE, 31);
		expect(told).toEqual([1, 1 + 600 * SECOND]);
	});

	it('[O19] counts nothing for a code that could not be looked up', async () => {
		const { budget, several } = fresh();
		const broken = () => Promise.reject(new Error('The disk is away.'));
		for (let n = 0; n < 100; n++)
			await expect(budget.typed(SITE, 'wrong', broken)).rejects.toThrow('The disk is away.');
		expect(await several(SITE, 31)).toEqual([...times(30, 'wrong'), 'too-many 1']);
	});
});

describe('while one look takes long', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('[O19] the others go on, and it counts as wrong until it is known', async () => {
		const { budget, several, attempt, looked } = fresh();
		let find = (_: string): void => undefined;
		const slow = budget.typed(SITE, 'right', () => new Promise<string>((go) => (find = go)));
		const other = attempt(ELSEWHERE, 'right-2');
		await vi.advanceTimersByTimeAsync(250);
		expect(await other).toBe('right-2');
		expect((await several(SITE, 30)).at(-1), 'the 31st').toBe('too-many 1');
		find('right');
		expect(await slow).toBe('right');
		expect(looked).toHaveLength(31);
		expect(await attempt(SITE, 'wrong'), 'again the 31st').toBe('too-many 1');
	});
});
