import { describe, expect, it } from 'vitest';
import { JoinBudget } from '../../../../server/accounts/join-budget.ts';
import { standingClock } from '../../../support/stored-accounts.ts';

const SECOND = 1_000;
const SITE = '192.0.2.1';

function fresh() {
	const clock = standingClock(0);
	const budget = new JoinBudget(clock.now);
	let looks = 0;
	const attempt = (address: string, code: string) =>
		budget
			.typed(address, code, () => {
				looks++;
				return Promise.resolve(code.startsWith('right') ? code : undefined);
			})
			.then(
				(found) => found ?? 'wrong',
				(cause: { code: string; details: { retryAfterSeconds: number } }) =>
					`${cause.code} ${cause.details.retryAfterSeconds}`
			);
	/** So many wrong codes from one address, slow enough for the budget of the server. */
	async function wrong(address: string, count: number) {
		const answers: string[] = [];
		for (let tried = 0; tried < count; tried++) {
			clock.advance(100);
			answers.push(await attempt(address, 'wrong'));
		}
		return answers;
	}
	return { clock, attempt, wrong, looks: () => looks };
}

describe('the budget for join codes', () => {
	it('[O19] lets 60 right codes in from one address in 60 s, one by one or all at once', async () => {
		const { attempt, clock } = fresh();
		for (let person = 0; person < 60; person++) {
			expect(await attempt(SITE, 'right')).toBe('right');
			clock.advance(SECOND);
		}
		const crowd = await Promise.all(Array.from({ length: 60 }, () => attempt(SITE, 'right-2')));
		expect(new Set(crowd)).toEqual(new Set(['right-2']));
	});

	it('[O19] looks at 30 wrong codes from one address, then at one in every 1 to 10 seconds', async () => {
		const { attempt, wrong, clock, looks } = fresh();
		expect(new Set(await wrong(SITE, 30))).toEqual(new Set(['wrong']));
		for (const seconds of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]) {
			const before = looks();
			expect(await attempt(SITE, 'wrong')).toBe(`too-many ${seconds}`);
			expect(looks()).toBe(before);
			clock.advance(seconds * SECOND);
			expect(await attempt(SITE, 'wrong')).toBe('wrong');
		}
	});

	it('[O19] does not look at a right code either while it waits, so that guessing gains nothing', async () => {
		const { attempt, wrong } = fresh();
		await wrong(SITE, 30);
		expect(await attempt(SITE, 'right')).toBe('too-many 1');
	});

	it('[O19] lets a whole crowd in with the right code once the wait after 40 wrong ones is over', async () => {
		const { attempt, wrong, clock } = fresh();
		await wrong(SITE, 40);
		clock.advance(10 * SECOND);
		for (let person = 0; person < 60; person++) expect(await attempt(SITE, 'right')).toBe('right');
	});

	it('[O19] never slows a code that was right from there before, and counts others as ever', async () => {
		const { attempt, wrong } = fresh();
		await attempt(SITE, 'right');
		await wrong(SITE, 40);
		expect(await attempt(SITE, 'right')).toBe('right');
		expect(await attempt(SITE, 'right-2')).toMatch(/^too-many/);
		expect(await attempt('192.0.2.2', 'right')).toBe('right');
	});

	it('[O19] counts guesses sent all at once as if they had come in turn', async () => {
		const { attempt, looks } = fresh();
		const answers = await Promise.all(Array.from({ length: 500 }, () => attempt(SITE, 'wrong')));
		expect(answers.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(30);
		expect(looks()).toBeLessThanOrEqual(30);
	});

	it('[O19] forgets wrong codes after 10 minutes', async () => {
		const { attempt, wrong, clock } = fresh();
		await wrong(SITE, 40);
		clock.advance(10 * 60 * SECOND);
		expect(new Set(await wrong(SITE, 30))).toEqual(new Set(['wrong']));
		expect(await attempt(SITE, 'wrong')).toBe('too-many 1');
	});

	it('[O19] keeps 10,000 wrong codes from 1,000 addresses within 20 a second', async () => {
		const { attempt, clock, looks } = fresh();
		for (let tried = 0; tried < 10_000; tried++) {
			const address = `10.0.${Math.floor((tried % 1000) / 250)}.${tried % 250}`;
			const answer = await attempt(address, 'wrong');
			expect(answer).toMatch(/^wrong$|^too-many \d+$/);
			clock.advance(5);
		}
		// 50 seconds at 20 a second, and the 20 that were there at the start.
		expect(looks()).toBeLessThanOrEqual(20 * 50 + 20);
		expect(looks()).toBeGreaterThan(900);
	});

	it('[O19] takes the addresses of one IPv6 network for one', async () => {
		const { attempt, wrong } = fresh();
		await wrong('2001:db8:1:2::1', 30);
		expect(await attempt('2001:0db8:1:2:ffff::9', 'wrong')).toBe('too-many 1');
		expect(await attempt('2001:db8:1:3::1', 'wrong')).toBe('wrong');
	});
});
