/** Everything that this website keeps on a device. The list is meant to be complete. */
export const kept: { name: string; where: string; why: string; until: string }[] = [
	{
		name: 'fiveways_seat_ and part of the board’s number',
		where: 'Cookie, one for each workshop',
		why: 'Keeps your seat, so that you come back to your own notes.',
		until: 'It ends a week after the board is closed.'
	},
	{
		name: 'fiveways_seat_, part of the board’s number and _screen',
		where: 'Cookie, on a device that shows a board to a room',
		why: 'Opens the room screen where somebody has a seat on the same device.',
		until: 'It ends after 12 hours.'
	},
	{
		name: 'fiveways_session',
		where: 'Cookie, for facilitators only',
		why: 'Keeps you signed in.',
		until: 'It ends when you sign out, and after a day at the latest.'
	},
	{
		name: 'fiveways: and the board’s number',
		where: 'Storage of this tab',
		why: 'Keeps notes that wait to be sent, drafts and what you are typing, so that a reload loses nothing.',
		until: 'Each one goes when it is sent or thrown away, and all of it when you leave.'
	},
	{
		name: 'fiveways',
		where: 'Database of your browser',
		why: 'Keeps the same notes and words, so that they are there when your browser closes or your battery runs out.',
		until: 'Each one goes when it is sent or thrown away, and all of it when you leave.'
	},
	{
		name: 'fiveways: and the numbers of board and seat',
		where: 'Storage of your browser, and of each tab',
		why: 'Says that your seat is on this device, so that leaving it clears every tab.',
		until: 'It goes when you leave.'
	},
	{
		name: 'fiveways: and a choice of yours',
		where: 'Storage of your browser',
		why: 'Remembers how you like to see a board, such as list or board and the size of the text.',
		until: 'Choices for one board go when you leave it. Others stay until you clear them.'
	},
	{
		name: 'fiveways:reloaded',
		where: 'Storage of this tab',
		why: 'Remembers that an old page was opened again by itself, so that it does not do so over and over.',
		until: 'It ends when you close the tab.'
	},
	{
		name: 'sveltekit:scroll and sveltekit:snapshot',
		where: 'Storage of this tab',
		why: 'Remembers how far down a page you were, for when you go back to it.',
		until: 'It ends when you close the tab.'
	}
];
