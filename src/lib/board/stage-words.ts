/** What people read of timer, help and what the facilitator points at. */
export const timerWords = {
	up: 'Time is up',
	paused: 'paused',
	left: (time: string) => `${time} left`,
	started: (time: string) => `The timer has started: ${time}.`,
	marks: { 300: '5 minutes left.', 60: '1 minute left.', 0: 'Time is up. You can still write.' }
} as const;

export const helpWords = {
	ask: 'I need help',
	stop: 'I do not need help now',
	waits: 'Your call for help is waiting to send.',
	meanwhile: 'Put your hand up if you need help now.',
	title: 'The facilitator knows.',
	rest: 'Someone will come.',
	asked: 'The facilitator knows. Someone will come.',
	stopped: 'The facilitator sees that you do not need help now.',
	answered: 'Your call for help was answered.'
};

export const spotlightWords = {
	show: 'Show this to everyone',
	stop: 'Stop showing this',
	name: 'What the facilitator shows',
	shows: 'The facilitator shows:',
	shown: (what: string) => `Everyone is shown: ${what}`,
	ended: 'Nothing is shown now.',
	go: 'Go there',
	stay: 'Stay here',
	follow: 'Always follow',
	there: (what: string) => `You are now at: ${what}`
};

export const promptWords = {
	write: (question: string) => `Write about ${question}`,
	close: (label: string) => `Close: ${label}`
};
