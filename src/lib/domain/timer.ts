import { limits } from './limits.ts';

/** Running until `endsAt` by the server's clock, or standing still with `pausedMs` left. */
export type Timer = { endsAt: number } | { pausedMs: number };

/** What a facilitator asks of the timer: one of these, or none of them to stop it. */
export interface TimerChange {
	/** Milliseconds since 1970 by the server's clock. */
	endsAt?: number | undefined;
	pausedMs?: number | undefined;
	/** Milliseconds more, or less where it is below 0. */
	add?: number | undefined;
}

/**
 * The timer after a change. Time is added to what is left, so that one more minute after the end is
 * a whole minute from now; where there was no timer it begins one. What is taken away ends at 0.
 * @returns null for none, undefined for a change that makes no sense: two at once, an end that is
 * long past, or one further off than a day
 */
export function changedTimer(
	timer: Timer | null,
	{ endsAt, pausedMs, add }: TimerChange,
	now: number
): Timer | null | undefined {
	const given = [endsAt, pausedMs, add].filter((value) => value !== undefined);
	if (given.length > 1) return undefined;
	if (endsAt !== undefined) return runningUntil(endsAt, now);
	if (pausedMs !== undefined) return pausedAt(pausedMs);
	if (add === undefined) return null;
	const left = Math.max(0, timeLeft(timer, now) + add);
	return timer && 'pausedMs' in timer ? pausedAt(left) : runningUntil(now + left, now);
}

/** Milliseconds left, never below 0. @param now by the server's clock */
export function timeLeft(timer: Timer | null, now: number): number {
	if (!timer) return 0;
	return 'endsAt' in timer ? Math.max(0, timer.endsAt - now) : timer.pausedMs;
}

export function isSameTimer(one: Timer | null, other: Timer | null): boolean {
	if (!one || !other) return one === other;
	if ('endsAt' in one) return 'endsAt' in other && one.endsAt === other.endsAt;
	return 'pausedMs' in other && one.pausedMs === other.pausedMs;
}

/** A command on its way may come a little after the end that it asks for. */
function runningUntil(endsAt: number, now: number): Timer | undefined {
	const isNear = endsAt >= now - limits.timerLateMs && endsAt <= now + limits.timerMs;
	return isNear ? { endsAt } : undefined;
}

function pausedAt(pausedMs: number): Timer | undefined {
	return pausedMs >= 0 && pausedMs <= limits.timerMs ? { pausedMs } : undefined;
}

/** "12:40", as a clock shows it. */
export function timerText(seconds: number): string {
	const rest = seconds % 60;
	return `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`;
}

/** "12 minutes 40 seconds", as it is read out. */
export function timerSaid(seconds: number): string {
	const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
	const many = (count: number, word: string) =>
		count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
	return [...many(minutes, 'minute'), ...many(rest, 'second')].join(' ') || '0 seconds';
}
