import type { ClosedReason } from './close-reason.ts';
import type { Status } from './types.ts';

/** How this page and the server stand. `slow`: by requests; `resuming`: just lost, the first try is under way. */
export type Link =
	| { state: 'starting' | 'up' | 'slow' | 'resuming' }
	/** `stranger`: something on the way answers in the server's place. */
	| { state: 'down'; stranger?: true }
	| { state: 'closed'; reason: ClosedReason; message?: string };

export type LinkEvent =
	| { type: 'hello'; slow?: boolean }
	/** `answeredBy` is absent where it cannot be known. */
	| { type: 'lost'; answeredBy?: 'stranger' | 'nobody' | undefined }
	/** Trying to resume has taken too long to go unsaid. */
	| { type: 'overdue' }
	| { type: 'ended'; reason: ClosedReason; message?: string };

/** The next state of the link. Once closed it stays closed: only a new page begins again. */
export function nextLink(link: Link, event: LinkEvent): Link {
	if (link.state === 'closed') return link;
	switch (event.type) {
		case 'hello':
			return { state: event.slow ? 'slow' : 'up' };
		case 'lost': {
			const { answeredBy } = event;
			if (answeredBy === 'stranger') return { state: 'down', stranger: true };
			if (isConnected(link)) return { state: 'resuming' };
			return link.state === 'down' && answeredBy === undefined ? link : { state: 'down' };
		}
		case 'overdue':
			return isConnected(link) || link.state === 'down' ? link : { state: 'down' };
		case 'ended': {
			const { type: _, ...how } = event;
			return { state: 'closed', ...how };
		}
	}
}

/** Whether commands get replies. */
export function isConnected({ state }: Link): boolean {
	return state === 'up' || state === 'slow';
}

/**
 * The one truth of the status line: derived, never kept.
 * @param unsent how many notes, or other things, have a command without a reply or were not saved
 */
export function statusOf(link: Link, unsent: number): Status {
	switch (link.state) {
		case 'closed': {
			const { state: _, ...how } = link;
			return { kind: 'closed', ...how };
		}
		case 'down':
			return { kind: 'offline', count: unsent, ...(link.stranger ? { stranger: true } : {}) };
		case 'up':
			return unsent === 0 ? { kind: 'saved' } : { kind: 'waiting', count: unsent };
		case 'slow':
			return unsent === 0 ? { kind: 'slow' } : { kind: 'waiting', count: unsent };
		case 'starting':
		case 'resuming':
			return unsent === 0 ? { kind: 'connecting' } : { kind: 'waiting', count: unsent };
	}
}
