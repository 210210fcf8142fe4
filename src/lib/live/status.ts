import { type ClosedReason, isTaking, type TurnedAwayReason } from './close-reason.ts';
import type { Status, Waiting } from './types.ts';

/** How this page and the server stand. `slow`: by requests; `resuming`: just lost, the first try is under way. */
export type Link =
	| { state: 'starting' | 'up' | 'slow' | 'resuming' }
	| { state: 'down'; turnedAway?: TurnedAwayReason }
	| { state: 'closed'; reason: ClosedReason; message?: string };

export type LinkEvent =
	| { type: 'hello'; slow?: boolean }
	| { type: 'lost'; turnedAway?: TurnedAwayReason }
	/** Trying to resume has taken too long to go unsaid. */
	| { type: 'overdue' }
	| { type: 'ended'; reason: ClosedReason; message?: string };

/**
 * The next state of the link. Once closed it stays closed: only a new page begins again. But where
 * it said that notes are kept, it must not go on saying so when they are taken away after all.
 */
export function nextLink(link: Link, event: LinkEvent): Link {
	if (link.state === 'closed' && (isTaking(link.reason) || !isTakingEnd(event))) return link;
	switch (event.type) {
		case 'hello':
			return { state: event.slow ? 'slow' : 'up' };
		case 'lost':
			// Being turned away is known at once, and no quick try would mend it.
			if (event.turnedAway) return { state: 'down', turnedAway: event.turnedAway };
			return { state: isConnected(link) ? 'resuming' : 'down' };
		case 'overdue':
			return isConnected(link) || link.state === 'down' ? link : { state: 'down' };
		case 'ended': {
			const { type: _, ...how } = event;
			return { state: 'closed', ...how };
		}
	}
}

function isTakingEnd(event: LinkEvent): boolean {
	return event.type === 'ended' && isTaking(event.reason);
}

/** Whether commands get replies. */
export function isConnected({ state }: Link): boolean {
	return state === 'up' || state === 'slow';
}

/**
 * The one truth of the status line: derived, never kept.
 * @param unsent how many notes, or other things, have a command without a reply or were not saved
 * @param changes whether some of them are no notes
 */
export function statusOf(link: Link, unsent: number, changes = false): Status {
	const waiting: Waiting = { count: unsent, ...(changes ? { changes } : {}) };
	switch (link.state) {
		case 'closed': {
			const { state: _, ...how } = link;
			return { kind: 'closed', ...how };
		}
		case 'down':
			return link.turnedAway
				? { kind: 'turned-away', reason: link.turnedAway, ...waiting }
				: { kind: 'offline', ...waiting };
		case 'up':
			return unsent === 0 ? { kind: 'saved' } : { kind: 'waiting', ...waiting };
		case 'slow':
			return unsent === 0 ? { kind: 'slow' } : { kind: 'waiting', ...waiting };
		case 'starting':
		case 'resuming':
			return unsent === 0 ? { kind: 'connecting' } : { kind: 'waiting', ...waiting };
	}
}
