import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { JoinBudget } from '../../../../server/accounts/join-budget.ts';
import { standingClock } from '../../../support/stored-accounts.ts';

const SECOND = 1_000;
const SITE = '192.0.2.1';

function fresh() {
	const clock = standingClock(0);
	/** Answers that are held back, with the time they go out at. */
	const held: { at: number; go: () => void }[] = [];
	const budget = new JoinBudget(
		clock.now,
		(ms) => new Promise<void>((go) => held.push({ at: clock.now() + ms, go }))
	);
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
	/** Lets time pass; what falls due is answered. */
	async function pass(ms: number) {
		clock.advance(ms);
		for (const each of held.splice(0))
			if (each.at <= clock.now()) each.go();
			else held.push(each);
		await setImmediate();
	}
	/** So many wrong codes from one address, slow enough for the budget of the server. */
	async function wrong(address: string, count: number) {
		const answers: string[] = [];
		for (let tried = 0; tried < count; tried++) {
			await pass(100);
			void attempt(address, 'wrong').then((answer) => answers.push(answer));
			await setImmediate();
		}
		return answers;
	}
	return { attempt, wrong, pass, held, clock, looks: () => looks };
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

	it('[O19] answers 30 wrong codes at once, and each further one after 1 to 10 seconds', async () => {
		const { attempt, wrong, pass, held, clock } = fresh();
		expect(await wrong(SITE, 30)).toEqual(Array.from({ length: 30 }, () => 'wrong'));
		for (const seconds of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]) {
			let answer = 'none';
			void attempt(SITE, 'wrong').then((given) => (answer = given));
			await setImmediate();
			expect(held.map(({ at }) => at - clock.now())).toEqual([seconds * SECOND]);
			await pass(seconds * SECOND - 1);
			expect(answer).toBe('none');
			await pass(1);
			expect(answer).toBe('wrong');
		}
	});

	it('[O19] answers a right code at once, whatever else was typed from there', async () => {
		const { attempt, wrong } = fresh();
		await wrong(SITE, 40);
		for (let person = 0; person < 60; person++) expect(await attempt(SITE, 'right')).toBe('right');
	});

	it('[O19] looks at nothing more while 20 wrong codes of an address wait, but at what was right', async () => {
		const { attempt, wrong, pass, looks } = fresh();
		await attempt(SITE, 'right');
		await wrong(SITE, 40);
		for (let second = 0; second < 6; second++) {
			await pass(SECOND);
			for (let n = 0; n < 20; n++) void attempt(SITE, 'wrong');
			await setImmediate();
		}
		const before = looks();
		expect(await attempt(SITE, 'right-2')).toBe('too-many 10');
		expect(looks(), 'not looked at').toBe(before);
		expect(await attempt(SITE, 'right'), 'right from there before').toBe('right');
		expect(await attempt('192.0.2.2', 'right-2'), 'from elsewhere').toBe('right-2');
		await pass(10 * SECOND);
		expect(await attempt(SITE, 'right-2')).toBe('right-2');
	});

	it('[O19] guesses from one address side by side are looked at 2 times a second at most', async () => {
		const { attempt, wrong, pass, looks } = fresh();
		await wrong(SITE, 40);
		await pass(10 * SECOND);
		const before = looks();
		for (let tenth = 0; tenth < 1_000; tenth++) {
			void attempt(SITE, 'wrong');
			await pass(100);
		}
		expect(looks() - before).toBeLessThanOrEqual(2 * 100 + 20);
	});

	it('[O19] counts guesses sent all at once as if they had come in turn', async () => {
		const { attempt, pass, looks } = fresh();
		const answers: string[] = [];
		for (let n = 0; n < 500; n++) void attempt(SITE, 'wrong').then((each) => answers.push(each));
		await pass(0);
		const counts = () => ['wrong', 'too-many 10'].map((a) => answers.filter((b) => b === a).length);
		expect(counts(), '20 at once, and 20 that wait').toEqual([20, 460]);
		expect(looks()).toBe(40);
		await pass(10 * SECOND);
		expect(counts()).toEqual([40, 460]);
	});

	it('[O19] forgets wrong codes after 10 minutes', async () => {
		const { wrong, pass, held } = fresh();
		await wrong(SITE, 40);
		await pass(10 * 60 * SECOND);
		expect(await wrong(SITE, 30)).toHaveLength(30);
		expect(held).toEqual([]);
		await wrong(SITE, 1);
		expect(held).toHaveLength(1);
	});

	it('[O19] answers 10,000 wrong codes from 1,000 addresses at 20 a second, and a right one at once', async () => {
		const { attempt, pass, looks } = fresh();
		const answers = { wrong: 0, refused: 0 };
		for (let tried = 0; tried < 10_000; tried++) {
			const address = `10.0.${Math.floor((tried % 1000) / 250)}.${tried % 250}`;
			void attempt(address, 'wrong').then((answer) => {
				if (answer === 'wrong') answers.wrong++;
				else answers.refused++;
			});
			if (tried === 150) expect(await attempt(SITE, 'right')).toBe('right');
			await pass(5);
			// What was let through at the start, and 20 a second since.
			expect(answers.wrong).toBeLessThanOrEqual(20 + (20 * 5 * (tried + 1)) / 1_000);
		}
		expect(answers.wrong).toBeGreaterThan(900);
		expect(answers.refused).toBeGreaterThan(8_000);
		expect(looks(), 'answered, in turn, and the right one').toBeLessThanOrEqual(
			answers.wrong + 200 + 1
		);
	});

	it('[O19] takes the addresses of one IPv6 network for one', async () => {
		const { wrong, held } = fresh();
		await wrong('2001:db8:1:2::1', 30);
		expect(await wrong('2001:db8:1:3::1', 1)).toEqual(['wrong']);
		expect(await wrong('2001:0db8:1:2:ffff::9', 1)).toEqual([]);
		expect(held).toHaveLength(1);
	});
});
