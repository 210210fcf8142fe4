/** The words of the note that is written for practice, before it begins. */
export const practiceWords = {
	title: 'Try it out',
	label: 'Try it: write anything. This one is thrown away.',
	privacy: 'It stays on this screen. Nobody else can read it.',
	add: 'Add the practice note',
	yours: 'Your practice note',
	done: 'That is all there is to it.',
	seen: 'The facilitator sees that you have tried it, and not what you wrote.',
	willBeSeen: 'The facilitator will see that you tried it, and not what you wrote.',
	gone: 'The practice note was thrown away.',
	throwAway: 'Throw it away',
	again: 'Try once more',
	before: 'You have tried it. You are ready.',
	later: 'Not now'
} as const;
