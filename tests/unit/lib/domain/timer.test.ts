import { describe, expect, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { changedTimer, isSameTimer, timeLeft, timerSaid, timerText } from '#lib/domain/timer.ts';

const now = 1_000_000_000;
const running = { endsAt: now + 90_000 };
const paused = { pausedMs: 30_000 };

describe('the timer', () => {
	test('[X52] starts, pauses, gets more time and stops', () => {
		expect(changedTimer(null, { endsAt: now + 5 }, now)).toEqual({ endsAt: now + 5 });
		expect(changedTimer(running, { pausedMs: 90_000 }, now)).toEqual({ pausedMs: 90_000 });
		expect(changedTimer(running, { add: 60_000 }, now)).toEqual({ endsAt: now + 150_000 });
		expect(changedTimer(paused, { add: 60_000 }, now)).toEqual({ pausedMs: 90_000 });
		expect(changedTimer(running, {}, now)).toBeNull();
	});

	test('[X52] one more minute after the end is a whole minute from now', () => {
		expect(changedTimer({ endsAt: now - 500_000 }, { add: 60_000 }, now)).toEqual({
			endsAt: now + 60_000
		});
		expect(changedTimer(null, { add: 60_000 }, now)).toEqual({ endsAt: now + 60_000 });
		expect(changedTimer(paused, { add: -60_000 }, now)).toEqual({ pausedMs: 0 });
	});

	test.each([
		['two at once', { endsAt: now, add: 1 }],
		['an end that is long past', { endsAt: now - limits.timerLateMs - 1 }],
		['an end too far off', { endsAt: now + limits.timerMs + 1 }],
		['less than nothing', { pausedMs: -1 }],
		['a pause too long', { pausedMs: limits.timerMs + 1 }],
		['more than a day more', { add: limits.timerMs }]
	])('[X52] %s makes no sense', (_, change) => {
		expect(changedTimer(running, change, now)).toBeUndefined();
	});

	test('[X52] what is left is never below nothing', () => {
		expect(timeLeft(running, now)).toBe(90_000);
		expect(timeLeft(running, now + 100_000)).toBe(0);
		expect(timeLeft(paused, now + 100_000)).toBe(30_000);
		expect(timeLeft(null, now)).toBe(0);
	});

	test('[X52] two timers are the same when they say the same', () => {
		expect(isSameTimer({ endsAt: 1 }, { endsAt: 1 })).toBe(true);
		expect(isSameTimer({ endsAt: 1 }, { pausedMs: 1 })).toBe(false);
		expect(isSameTimer({ pausedMs: 1 }, { pausedMs: 2 })).toBe(false);
		expect(isSameTimer(null, null)).toBe(true);
		expect(isSameTimer(null, { pausedMs: 1 })).toBe(false);
	});
});

test('[X52] is shown as a clock shows it, and said in words', () => {
	expect([0, 5, 65, 760, 5_400].map(timerText)).toEqual(['0:00', '0:05', '1:05', '12:40', '90:00']);
	expect(timerSaid(760)).toBe('12 minutes 40 seconds');
	expect([timerSaid(61), timerSaid(60), timerSaid(0)]).toEqual([
		'1 minute 1 second',
		'1 minute',
		'0 seconds'
	]);
});
