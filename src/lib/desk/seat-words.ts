/** The words of a seat code that a facilitator makes for somebody. */
export const seatCodeWords = {
	new: 'New seat code',
	newFor: (who: string) => `New seat code for ${who}`,
	title: (who: string) => `Seat code for ${who}`,
	tell: 'They open the join page on the other device and choose "I have a seat code". They type the workshop code and this:',
	once: 'It is shown once. Their old seat code has stopped. Their notes come with them.',
	done: 'Done',
	made: (who: string, code: string) => `The seat code for ${who} is ${code}.`
} as const;
