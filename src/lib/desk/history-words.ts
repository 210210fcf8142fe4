import type { Moment } from '../domain/history.ts';
import { stepWords } from '../domain/stage.ts';

/** What the desk says of the board's history. */

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const historyWords = {
	title: 'History',
	hint: 'The board is kept at each change of step. You can look at it, and put it back.',
	open: 'Open the history',
	dialog: 'History of this board',
	name: 'Keep the board as it is now',
	nameLabel: 'A name for this moment',
	nameHint: 'For example: before the break',
	keep: 'Keep it',
	kept: 'Kept.',
	nameEmpty: 'Write a name.',
	nameLong: (most: number) => `Use at most ${most} characters.`,
	loading: 'Getting the history.',
	none: 'Nothing is kept yet. Go to the next step, or keep the board now.',
	failed: 'The history could not be read.',
	failedRest: 'Nothing has changed. Try again.',
	again: 'Try again',
	look: 'Look',
	lookName: (what: string) => `Look at: ${what}`,
	back: 'Back to the list',
	looking: 'You are only looking.',
	lookingRest: 'Nothing here can be changed. The board has not changed.',
	notes: (count: number) => counted(count, 'note'),
	noNotes: 'No notes were on the board.',
	actions: 'What we will do',
	otherNotes: 'Other notes',
	restore: 'Put this back',
	asks: 'Put the board back?',
	warning: 'This replaces the board for everyone. You can undo it.',
	newer: (count: number) =>
		count === 1 ? '1 newer note goes to the bin.' : `${count} newer notes go to the bin.`,
	fromBin: (count: number) =>
		count === 1 ? '1 note comes back from the bin.' : `${count} notes come back from the bin.`,
	hidden: 'Hidden notes stay hidden. Private notes stay as they are.',
	restored: 'The board is put back. You can undo it.'
} as const;

/** "End of Share", "Before the break". */
export function momentTitle({ kind, name, step }: Moment): string {
	switch (kind) {
		case 'saved':
			return name ?? historyWords.name;
		case 'before':
			return 'Before it was put back';
		case 'close':
			return `Before the close, after ${stepWords[step].label}`;
		case 'step':
			return `End of ${stepWords[step].label}`;
	}
}

/** "In Share. 12 notes, 3 clusters, 1 action", with the step where the title does not say it. */
export function momentAbout({ kind, step, notes, clusters, actions }: Moment): string {
	const during = kind === 'saved' || kind === 'before' ? `In ${stepWords[step].label}. ` : '';
	const counts = [counted(notes, 'note'), counted(clusters, 'cluster'), counted(actions, 'action')];
	return `${during}${counts.join(', ')}`;
}
