import type { Status } from '#lib/live/types.ts';

/** The words of somebody who waits to be let in. */
export const waitingWords = {
	wait: 'The facilitator will let you in.',
	keep: 'Keep this page open. It changes by itself.',
	noScripts: 'This page cannot change by itself here. Press Look again after a while.',
	lookAgain: 'Look again',
	letIn: 'You are in.',
	leave: 'Leave',
	leaveOffline: 'You cannot leave while you are offline. Try again when you are back.',
	leaveFailed: 'That did not work. You still have your place. Try again in a minute.',
	turnedAway: {
		title: 'You were not let in this time',
		rest: 'Speak to the facilitator, or ask again with the code.',
		next: 'Join with the code'
	}
} as const;

/** How the page stands, while it waits. */
export function waitingStatus({ kind }: Status): string {
	switch (kind) {
		case 'connecting':
			return 'Connecting';
		case 'offline':
			return 'You are offline. Your place is kept. This page goes on when you are back.';
		case 'turned-away':
			return 'This page cannot connect now. Your place is kept. It tries again by itself.';
		default:
			return 'Connected. Your place is kept.';
	}
}
