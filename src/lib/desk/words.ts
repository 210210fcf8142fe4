import { ABSENT } from '../evidence/coverage.ts';
import type { Lock } from '../domain/stage.ts';

/** The words of the desk. */
export const deskWords = {
	title: 'Desk',
	stepOf: (place: number, of: number) => `Step ${place} of ${of}`,
	next: (label: string) => `Next step: ${label}`,
	lastStep: 'This is the last step.',
	result: 'Get the result',
	allSteps: 'All steps',
	allStepsLine: 'Press a step to go there. Everyone moves with you. Shared notes stay shared.',
	justMoved: 'Another facilitator has just moved everyone on. Look before you press again.',
	moved: (label: string) => `Everyone is now at ${label}.`,
	/** What is one press away on a phone. */
	folds: {
		rooms: 'Code, room screen and settings',
		arriving: 'Settings',
		paper: 'Writing for others, and paper',
		away: (notes: number) =>
			notes > 0 ? `Notes taken away, ${notes}, and history` : 'Notes taken away and history'
	},
	orderName: 'Running order',
	now: 'Now',
	earlier: 'Earlier',
	minutes: (count: number) => `${count} min`,
	undo: 'Undo my last change',
	undone: 'The latest change of yours that can be undone is undone.',
	redo: 'Redo what I undid',
	redone: 'Your change is done again.',
	close: 'Close',
	cancel: 'Cancel',
	waits: 'This waits to be sent.',
	waitsRest: 'It is done when you are back online.',
	failed: 'That did not work.'
};

export const shareWords = {
	title: 'Share notes',
	none: 'No private notes are waiting.',
	waiting: (notes: string) => `Waiting in private: ${notes}. You see how many, not the words.`,
	waitingRead: (notes: string, readable: number) =>
		`Waiting in private: ${notes}. You may read ${readable} of them below.`,
	all: (count: number) => (count === 1 ? 'Share 1 note' : `Share all ${count} notes`),
	one: (label: string) => `Share ${label}`,
	askAll: (count: number) => (count === 1 ? 'Share 1 note?' : `Share all ${count} notes?`),
	askOne: (label: string, notes: string) => `Share ${notes} in ${label}?`,
	sure: 'Everyone sees them at once, in mixed order, with the group and no name. You cannot take this back.',
	other: 'The notes in the other questions stay private.',
	yes: 'Share now',
	shared: (notes: string) => `${notes} shared.`
};

export const countWords = {
	title: (count: number) => `Notes so far, ${count}`,
	finished: (finished: number, of: number) => `${finished} of ${of} finished`,
	practised: (practised: number, of: number) => `${practised} of ${of} have tried a practice note`,
	caption: 'Notes by question and group',
	question: 'Question',
	people: 'People',
	all: 'All',
	thin: 'thin',
	empty: 'empty',
	absent: ABSENT,
	none: 'Nobody has written yet.',
	more: (count: number) => `${count} more gaps`,
	enough: 'Every group that is here has written about every question.',
	unknown: 'Nobody has joined, so we cannot say whose voice is missing.'
};

interface LockWords {
	label: string;
	open: string;
	closed: string;
	opened: string;
	shut: string;
	/** Said while it is open, where that alone would promise too much. */
	now?: string;
}

export const lockWords: Readonly<Record<Lock, LockWords>> = {
	writing: {
		label: 'Writing',
		open: 'Open',
		closed: 'Closed',
		opened: 'Writing is open.',
		shut: 'Writing is closed. Half-written notes are kept as drafts.'
	},
	joining: {
		label: 'Joining',
		open: 'Open',
		closed: 'Closed',
		opened: 'People can join.',
		shut: 'Nobody new can join. People inside stay.'
	},
	grouping: {
		label: 'Moving notes in the group step',
		open: 'Open',
		closed: 'Closed',
		opened: 'People can put notes together in the group step.',
		shut: 'Only you can move notes now.'
	}
};
/** In a step where nobody writes the lock is about the other steps alone. */
export const writingElsewhere: LockWords = {
	...lockWords.writing,
	label: 'Writing in other steps',
	opened: 'Writing is open in the other steps.',
	shut: 'Writing is closed in all steps.',
	now: 'People cannot write in this step.'
};
export const locksTitle = 'Open or close';

export const codeWords = {
	title: 'Code to join',
	address: 'Type it at',
	hidden: 'The code is on the page of this workshop.',
	renew: 'New code',
	sheet: 'Join sheet to print',
	ask: 'Make a new code?',
	sure: 'The old code and its square code stop at once. People who are in stay in.',
	yes: 'Make a new code',
	made: (code: string) => `The new code is ${code}.`
};

export const peopleWords = {
	title: (count: number) => `People, ${count}`,
	none: 'Nobody has joined yet. Show them the code.',
	here: 'Here',
	away: 'Away',
	practised: 'Has tried a note',
	remove: 'Remove',
	removeName: (who: string) => `Remove ${who}`,
	ask: (who: string) => `Remove ${who}?`,
	sure: 'They are out at once, on all their devices. Their shared notes stay on the board.',
	message: 'Message to them, if you like',
	messageHint: 'They see it as they leave. Up to 100 characters.',
	yes: 'Remove now',
	removed: (who: string) => `${who} was removed.`
};

export const binWords = {
	title: (count: number) => `Bin, ${count}`,
	none: 'The bin is empty.',
	restore: 'Restore',
	restoreName: (note: string) => `Restore: ${note}`,
	restored: 'The note is back in its place.'
};
