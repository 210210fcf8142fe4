import { limits } from '#lib/domain/limits.ts';
import { Window } from './window.ts';

/** What one socket may do so often, whichever seats of its device it speaks for one after the other. */
export class SocketCounts {
	readonly abuse = new Window(limits.abusePerSocket - 1, Infinity);
	readonly unparsed = new Window(limits.unparsedPerSocket - 1, limits.unparsedWindowMs);
	readonly queries = new Window(limits.presencePerSecond, 1_000);
	readonly turns = new Window(limits.seatTurnsPerMinute, 60_000);
}
