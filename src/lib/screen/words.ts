import type { TurnedAwayReason } from '../live/close-reason.ts';

/** The words of the room screen: read across a room, so as few as will do. */
export const screenWords = {
	pageTitle: (title: string) => `Room screen - ${title}`,
	opening: 'Opening the room screen',
	loading: 'The board is coming.',
	offline: 'No connection.',
	offlineRest: 'This screen goes on by itself.',
	turnedAway: {
		pages: 'This board is open on too many pages. Close another one.',
		full: 'The board is full for now.',
		paused: 'The board has paused this screen.',
		network: 'This network does not let the board through.'
	} satisfies Record<TurnedAwayReason, string>,
	newer: 'There is a newer version of this screen.',
	freshStart: 'This screen needs a fresh start.',
	reloadRest: 'Load the page again.',
	reload: 'Load again',
	ended: 'This screen was closed.',
	endedRest: 'Ask for a new link.',
	boardClosed: 'This board is closed.',
	boardClosedRest: 'Thank you for coming.',
	tryAgain: 'We could not open this screen.',
	tryAgainRest: 'Check the network of this computer.',
	again: 'Try again',
	noScripts: 'This screen needs scripts. Switch them on in this browser.',
	join: 'How to join',
	qr: 'Square code that opens the join page',
	joiningClosed: 'Joining is closed.',
	soFar: 'Notes so far',
	nothingShared: 'Nothing is shared yet.',
	notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
	page: (place: number, of: number) => `Page ${place} of ${of}`,
	pages: 'Pages',
	previous: 'Page before',
	next: 'Next page',
	stop: 'Stop turning pages by itself',
	turn: 'Turn pages by itself',
	results: 'What matters most to us',
	noTotals: 'There are no totals to show. They need 3 people of a group or more.',
	dots: (dots: number, ranked: boolean, people: number) =>
		`${dots} ${ranked ? 'point' : 'dot'}${dots === 1 ? '' : 's'} from ${people === 1 ? '1 person' : `${people} people`}`,
	later: 'later',
	addedLater: 'Added later',
	goesOn: 'It goes on on the board.',
	timeUp: 'Time is up',
	paused: 'Paused',
	left: (minutes: number, seconds: number) =>
		`${minutes === 1 ? '1 minute' : `${minutes} minutes`} ${seconds === 1 ? '1 second' : `${seconds} seconds`} left`
};
