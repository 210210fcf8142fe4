import { readEarlyToo } from '../domain/stage.ts';
import type { CommandType } from '../domain/command.ts';
import { undoneGrouping } from './grouping-words.ts';
import type { NoteState, Status, Waiting } from '../live/types.ts';

/** What the board says to people, in one place. Short sentences, reading age 9 to 11. */

/** "1 note", "8 notes". */
export const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`);

/** "2 notes"; where dots and the like are among them, "3 changes". */
export function waitingWords({ count, changes }: Waiting): string {
	if (!changes) return notes(count);
	return count === 1 ? '1 change' : `${count} changes`;
}

/** The five sentences of the status line, and what it says until the server answers. */
export function statusWords(status: Status): string {
	switch (status.kind) {
		case 'connecting':
			return 'Connecting';
		case 'saved':
			return 'Everything saved';
		case 'waiting':
			return `${waitingWords(status)} waiting to send`;
		case 'offline':
			return 'Offline, kept on this device';
		case 'turned-away':
			return turnedAwayWords[status.reason].line;
		case 'slow':
			return 'Slow connection: changes arrive every few seconds';
		case 'closed':
			return 'Board closed';
	}
}

export const stateWords: Readonly<Record<NoteState, string>> = {
	waiting: 'Waiting to send',
	saved: 'Saved',
	queued: 'Waiting for the facilitator',
	sent: 'Sent'
};

/** Why this page is not let in for now: what happened, what is kept, what to do. */
export const turnedAwayWords: Readonly<
	Record<
		Extract<Status, { kind: 'turned-away' }>['reason'],
		{ line: string; title: string; rest: string }
	>
> = {
	pages: {
		line: 'Too many tabs, kept on this device',
		title: 'You have this board open in too many tabs.',
		rest: 'Your notes are kept. Close another tab, then try again here.'
	},
	full: {
		line: 'Board full, kept on this device',
		title: 'The board is full.',
		rest: 'Your notes are kept. This page tries again by itself. If it goes on, tell the facilitator.'
	},
	paused: {
		line: 'Paused, kept on this device',
		title: 'The board has paused this page.',
		rest: 'Your notes are kept. This page tries again by itself. It may take a minute.'
	},
	network: {
		line: 'Network in the way, kept on this device',
		title: 'This network does not let the board through.',
		rest: 'Your notes are kept. It may want you to sign in. Open another page to see, then try again here.'
	}
};

/** What each way of being closed means: what happened, what is kept, what to do. */
export const closedWords: Readonly<
	Record<
		Extract<Status, { kind: 'closed' }>['reason'],
		{ title: string; kept: string; next?: string; href?: string }
	>
> = {
	left: {
		title: 'This device has left the board',
		kept: 'Your notes stay on the board. They are no longer on this device.',
		next: 'Join with the code',
		href: '/join'
	},
	removed: {
		title: 'You were taken out of this workshop',
		kept: 'Your notes may still be on the board. They are no longer on this device. Speak to the facilitator.'
	},
	'board-closed': {
		title: 'The board is closed',
		kept: 'The notes are kept. Ask the facilitator for the result.'
	},
	deleted: {
		title: 'This workshop was deleted',
		kept: 'Its board and all its notes are deleted. No note of it is on this device any more. Ask the person who ran it.'
	},
	'sign-in': {
		title: 'You need to come in again',
		kept: 'Your notes are kept. Notes that were not sent wait on this device.',
		next: 'Join with the code',
		href: '/join'
	},
	'no-board': {
		title: 'There is no such board',
		kept: 'It may have been deleted. Check the address, or join with the code.',
		next: 'Join with the code',
		href: '/join'
	},
	'too-old': {
		title: 'There is a newer version of this page',
		kept: 'What you wrote is kept on this device.',
		next: 'Open the board again',
		href: ''
	},
	reload: {
		title: 'This page needs a fresh start',
		kept: 'What you wrote is kept on this device.',
		next: 'Open the board again',
		href: ''
	}
};

/** For who came with an account: the way back is not the code. */
export const closedForAccount: Partial<typeof closedWords> = {
	'sign-in': {
		title: 'You need to sign in again',
		kept: 'Nothing on the board is lost. Notes that were not sent wait on this device.',
		next: 'Sign in',
		href: '/sign-in?next=/workshops'
	},
	left: { ...closedWords.left, next: 'Open the board again', href: '' }
};

export const words = {
	loading: 'Opening the board',
	noScripts: {
		title: 'You cannot write here yet. This page needs JavaScript.',
		rest: 'It is switched off in this browser. Nothing is lost. Switch it on, use another device, or ask the facilitator to write for you.'
	},
	offline: {
		title: 'You are offline. Your notes are kept.',
		rest: 'Go on writing. They are sent by themselves when you are back.'
	},
	checkDevice: 'Check this device',
	inNewTab: ', in a new tab',
	checkInNewTab: '. Check this device, in a new tab',
	closedNow: 'The board is closed.',
	deletedNow: 'This workshop was deleted.',
	writingClosed: { title: 'Writing is closed.', kept: 'Your words are kept as a draft.' },
	openAgain: {
		happened: 'You can write again.',
		kept: 'Your words are kept as a draft.',
		next: 'Press Try again to send them.'
	},
	canCopy: 'You can copy them.',
	readOn: 'Your words are kept as a draft. You can go on reading.',
	empty: {
		wait: 'Notes appear here when people can write.',
		soon: 'Writing opens soon. The facilitator will say when.',
		closed: 'Writing is closed in this step.',
		title: 'Nothing here yet',
		first: (label: string) => `Be the first to write about ${label}.`,
		unshared: (label: string) => `Nothing about ${label} is shared yet.`,
		own: (label: string) => `Write what you think about ${label}.`,
		hidden: 'Only you see what you add until the facilitator shares.',
		readEarly: 'Only you and the facilitators see what you add until it is shared.',
		none: (label: string) => `No notes about ${label} yet.`
	},

	privateStep:
		'Only you can see this until the facilitator shares. The facilitator sees how many notes there are, not the words.',
	readEarly: 'Only you and the facilitators can see this until it is shared.',
	readEarlyToo,
	wasReadEarly: 'Facilitators could read this note. They cannot read what you change now.',
	approvalStep: 'A facilitator reads this before others see it.',
	openStep: 'Everyone can see this as soon as you add it.',
	openChange: 'Everyone can see the change as soon as you save it.',
	groupGone: 'That group is not in this workshop any more.',
	othersSee: 'Others will see:',
	yourNote: 'Your note',
	addNote: 'Add note',
	addANote: 'Add a note',
	addTo: (label: string) => `Add a note to ${label}`,
	withKeys: 'Ctrl + Enter',
	nothingWritten: 'Your note is empty. Write something, then add it.',
	left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
	over: (count: number) =>
		`${count === 1 ? '1 character' : `${count} characters`} too many. Make it shorter, or make two notes.`,
	tooHeavy: 'This note is too long. Make it shorter, or make two notes.',
	yourNotes: (count: number) => `Your notes here, ${count}`,
	noneOfYours: 'No notes of yours here yet.',
	nextQuestion: (label: string) => `Next question: ${label}`,
	firstQuestion: (label: string) => `Back to the first question: ${label}`,
	questionOf: (place: number, count: number) => `${place} of ${count}`,
	allNotes: 'See all notes',
	finished: 'I have finished',
	notFinished: 'I have not finished yet',
	finishedSaid: 'The facilitator can see that you have finished. You can still add notes.',
	unfinishedSaid: 'The facilitator can see that you are still writing.',

	draftIn: (label: string) => `Your draft in ${label}`,
	notSavedIn: (label: string) => `Not saved, in ${label}`,
	goOnWriting: 'Go on writing',
	tryAgain: 'Try again',
	copy: 'Copy',
	copied: 'Copied',
	notCopied: 'This browser does not let us copy. Select the words and copy them.',
	remove: 'Delete',
	named: (what: string, name: string) => `${what}: ${name}`,
	draftRemoved: 'Draft deleted.',

	change: 'Change',
	changeName: (name: string) => `Change: ${name}`,
	moreFor: (name: string) => `More for: ${name}`,
	actions: 'Actions',
	actionsFor: (name: string) => `Actions for: ${name}`,
	moveTo: 'Move to…',
	moveByKeys: 'Move with arrow keys',
	undo: 'Undo my last change',
	redo: 'Redo what I undid',
	save: 'Save',
	throwAway: 'Throw away your change?',
	throwAwayYes: 'Throw away',
	throwAwayNo: 'Keep writing',
	cancel: 'Cancel',
	close: 'Close',
	editing: (name: string) => `Change the words of: ${name}`,
	later: 'later',
	addedLater: 'Added later',
	dotsWord: (count: number) => (count === 1 ? ' dot' : ' dots'),
	showAll: 'Show all',
	showLess: 'Show less',
	showNamed: (whole: boolean, name: string) => `${whole ? 'Show less' : 'Show all'}: ${name}`,
	wasHere: 'Was here',

	deleted: 'Deleted.',
	undoShort: 'Undo',
	undone: (what: CommandType | undefined) =>
		undoneWords[what ?? 'undo'] ?? 'Your last change is undone.',
	redone: 'Your change is done again.',

	added: (label: string, place: number, count: number) => `Added to ${label}, ${place} of ${count}`,
	addedPlain: (label: string) => `Added to ${label}`,
	waitingToo: 'Waiting to send.',
	moved: (label: string, place: number, count: number) => `Moved to ${label}, ${place} of ${count}`,
	changed: 'Note changed.',
	removedUnderYou: (name: string) => `The note you were on is gone. You are now on: ${name}`,
	removedLast: 'The note you were on is gone.',
	goneButKept: 'The note is gone. Your words are kept as a draft. You are now on the draft.',
	above: (count: number) => `${notes(count)} added above`,
	notInCluster: (count: number) => `Not in a cluster, ${count}`,
	fromGroups: (count: number, of: number) =>
		count === of && of > 1 ? 'every group' : count === 1 ? '1 group' : `${count} groups`,
	whoWrote: 'Who wrote the notes',

	views: {
		name: 'Show the board as',
		show: (label: string) => `Show: ${label}`,
		write: 'Write',
		list: 'List',
		board: 'Board'
	},
	tabs: { name: 'Desk', run: 'Run', board: 'Board' },
	questions: 'Questions',
	stepAndView: 'Step and view',
	notices: 'What is kept',
	lastChange: 'Your last change',
	stepOf: (place: number, count: number, label: string) => `${place} of ${count}: ${label}`,
	stepSaid: (place: number, count: number, label: string, sentence: string) =>
		`Step ${place} of ${count}: ${label}. ${sentence}`,
	question: 'Question ',
	menu: 'Menu',
	zoom: {
		name: 'Zoom',
		smaller: 'Smaller',
		larger: 'Larger',
		fit: (now: string) => `${now}, fit to width`
	},

	keys: 'Keys',
	workshopPage: 'Workshop page',
	allWorkshops: 'All workshops',

	leave: 'Leave',
	facilitatorWrote: 'The facilitator wrote:',
	frontPage: 'Go to the front page'
} as const;

const undoneWords: Partial<Record<CommandType, string>> = {
	...undoneGrouping,
	'note.post': 'Your note is taken back.',
	'note.edit': 'The words are as they were before.',
	'note.move': 'The note is back where it was.',
	'note.remove': 'Your note is back.'
};
