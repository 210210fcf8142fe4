import { expect, test } from 'vitest';
import { Countdown } from '#lib/live/countdown.ts';
import type { Timer } from '#lib/domain/timer.ts';
import { newStage } from '#lib/domain/stage.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const HOUR = 3_600_000;

/** A screen whose device is wrong by so much, with the server's time. */
function screen(timer: Timer | null, serverTime: { now: number } | undefined) {
	const board = {
		stage: { ...newStage('share'), timer },
		serverNow: () => serverTime?.now
	};
	return new Countdown(board, new ManualClock());
}

test('[X52] goes by the server’s clock alone', () => {
	const server = { now: 40 * HOUR };
	const countdown = screen({ endsAt: server.now + 90_500 }, server);
	expect([countdown.seconds, countdown.isPaused]).toEqual([91, false]);
	server.now += 90_000;
	expect(countdown.seconds).toBe(1);
	server.now += 10_000;
	expect([countdown.seconds, countdown.left]).toEqual([0, 0]);
});

test('[X52] stands still while it is paused, and is not there without a timer or a time', () => {
	const server = { now: HOUR };
	const paused = screen({ pausedMs: 30_000 }, server);
	server.now += HOUR;
	expect([paused.seconds, paused.isPaused]).toEqual([30, true]);
	expect(screen(null, server).seconds).toBeUndefined();
	expect(screen({ endsAt: HOUR }, undefined).seconds).toBeUndefined();
});
