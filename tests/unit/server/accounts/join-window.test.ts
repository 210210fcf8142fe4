import { describe, expect, it } from 'vitest';
import { joinWindow } from '../../../../server/accounts/join-window.ts';

describe('the window of a code', () => {
	const noon = (day: number) => Date.UTC(2026, 10, day, 12);

	it('[O21] is the workshop with the day before and the day after', () => {
		const at = (day: number) => joinWindow('2026-11-20', noon(day));
		expect(at(20)).toEqual({ from: '2026-11-19', to: '2026-11-21', now: 'open' });
		expect([13, 18, 19, 21, 22].map((day) => at(day).now)).toEqual([
			'before',
			'before',
			'open',
			'open',
			'after'
		]);
	});
});
