import { addDays, dayOf } from '#lib/domain/day.ts';

/** The days on which a code lets people in, and where today lies. */
export interface JoinWindow {
	from: string;
	to: string;
	now: 'before' | 'open' | 'after';
}

/** From the day before the workshop to the day after. */
export function joinWindow(date: string, now: number): JoinWindow {
	const [from, to, today] = [addDays(date, -1), addDays(date, 1), dayOf(now)];
	return { from, to, now: today < from ? 'before' : today > to ? 'after' : 'open' };
}
