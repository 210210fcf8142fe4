/** The words of the desk about the screens of the room. */
export const roomScreenWords = {
	title: 'Room screen',
	shows:
		'It shows the question, the timer, the code to join and shared notes. It shows no names and no private words.',
	open: 'Open on the projector',
	copy: 'Copy the link',
	made: 'A link to the room screen is made.',
	opened: 'The room screen opens in a new tab.',
	copied: 'The link is copied. It opens room screens for 7 days.',
	link: 'Link to the room screen',
	byHand: 'We could not copy it. The link is marked: copy it with your keyboard or menu.',
	blocked: 'Your browser opened no tab. Open this link on the projector.',
	count: (open: number) =>
		open === 1 ? '1 room screen is open.' : `${open} room screens are open.`,
	close: 'Close all room screens',
	ask: 'Close all room screens?',
	sure: 'They go dark at once, and their links stop. You can make a new link at any time.',
	closed: 'All room screens are closed.'
};
