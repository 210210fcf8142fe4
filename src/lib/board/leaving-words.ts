import type { Waiting } from '../live/types.ts';
import { waitingWords } from './words.ts';

/** What leaving the board says. */
export const leavingWords = {
	offline: {
		title: 'You are offline. Your notes are kept.',
		rest: 'Leave when you are back online.'
	},
	failed: {
		title: 'You have not left. Your notes are kept.',
		rest: 'Try again in a minute.'
	},
	left: 'Your notes stay on the board. They are no longer on this device.',
	title: 'Leave this board?',
	unsent: (waiting: Waiting) =>
		`${waitingWords(waiting)} ${waiting.count === 1 ? 'has' : 'have'} not been sent. Leave anyway?`,
	stay: 'Stay',
	leftTitle: 'You have left the board'
} as const;
