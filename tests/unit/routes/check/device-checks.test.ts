import { describe, expect, it } from 'vitest';
import {
	checkClock,
	checkPrinting,
	checkStorage
} from '../../../../src/routes/check/device-checks.ts';
import { checkRequests, checkSocket } from '../../../../src/routes/check/network-checks.ts';

describe('the checks of a device', () => {
	it.each([
		[0, true, 'The clock is right.'],
		[119_000, true, 'The clock is right.'],
		[3_600_000, false, 'The clock is 60 minutes ahead.'],
		[-600_000, false, 'The clock is 10 minutes behind.']
	])('[X98] a clock %i ms from the server’s', (apart, ok, said) => {
		const result = checkClock(1_750_000_000_000 + apart, 1_750_000_000_000);
		expect(result).toMatchObject({ ok, said });
		expect(Boolean(result.next)).toBe(!ok);
	});

	it('[X98] whatever fails has one next step', async () => {
		const page = { navigator: { cookieEnabled: false } } as Window;
		const strange = () => Promise.resolve(new Response('<h1>Sign in to our Wi-Fi</h1>'));
		const refused = () => {
			throw new Error('The policy stopped it.');
		};
		const failures = [
			checkClock(0, undefined),
			checkPrinting({}),
			await checkStorage(page),
			await checkStorage({ navigator: { cookieEnabled: true } } as Window),
			(await checkRequests(strange)).result,
			await checkSocket(refused)
		];
		for (const result of failures) {
			expect(result.ok, result.said).toBe(false);
			expect(result.next?.length, result.said).toBeGreaterThan(0);
		}
	});
});
