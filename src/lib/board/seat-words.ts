/** The words of one's own seat, and of going on with another device. */
export const seatWords = {
	title: 'My seat',
	you: (name: string) => `You are ${name}.`,
	carryOn: 'To carry on with another device, type this:',
	how: 'On the other device choose "I have a seat code". Type the workshop code too.',
	before:
		'You can go on with another device, such as your phone. Your notes come with you. You need a seat code for it.',
	show: 'Show a seat code',
	again: 'Make a new one',
	replaces: 'The code is shown once. A new one takes its place, and the old one stops.',
	keep: 'Keep it to yourself. With both codes somebody can write as you.',
	offline: 'You are offline. Come back for a code when you are online.',
	firstSaid: 'Your seat code is shown. With it you can carry on with another device.',
	chooseThere:
		'Choose "I have a seat code" there. Show it to nobody else. "My seat" in the menu gives a new one.',
	hide: 'Hide the code',
	hidden: 'The seat code is hidden. "My seat" gives a new one.',
	making: 'Making a code',
	made: 'Your seat code is shown.'
} as const;
