/** What is said when a part of the page did not come. */
export const laterWords = {
	title: 'We could not load this part.',
	rest: 'Your words are kept. Check your connection and try again.',
	again: 'Try again'
};
