interface ErrorWords {
	/** What happened. */
	title: string;
	kept: string;
	/** What to do. */
	next: string;
	/** Whether the same address may work a moment later. */
	again: boolean;
}

const KEPT = 'Nothing you saved is lost.';

/** What a page that could not be shown says, by its HTTP status. */
export function explain(status: number): ErrorWords {
	if (status === 404 || status === 410) {
		return {
			title: 'We cannot find that page',
			kept: 'It may have moved, or the address may have a slip in it. ' + KEPT,
			next: 'Check the address. To get to your workshop, type its code on the front page.',
			again: false
		};
	}
	if (status === 401 || status === 403) {
		return {
			title: 'You cannot open this page',
			kept: 'It belongs to a workshop or an account that is not open on this device. ' + KEPT,
			next: 'Join with the workshop code, or sign in as a facilitator.',
			again: false
		};
	}
	if (status === 429) {
		return {
			title: 'That was too many tries',
			kept: KEPT,
			next: 'Wait a minute, then try again.',
			again: true
		};
	}
	if (status === 503) {
		return {
			title: 'Fiveways is starting again',
			kept: KEPT + ' Notes that wait are kept on this device.',
			next: 'Wait a few seconds, then try again.',
			again: true
		};
	}
	return {
		title: 'Something went wrong on our side',
		kept: KEPT + ' Notes that wait are kept on this device.',
		next: 'Try again. If it happens once more, tell the person running the workshop.',
		again: true
	};
}
