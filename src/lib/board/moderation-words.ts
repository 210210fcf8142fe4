import type { SentBack } from '../domain/moderation.ts';

/** What facilitators do with notes of others, and what their writers read of it. */
export const moderationWords = {
	hide: 'Hide',
	hidden: 'Note hidden. You can show it again on the desk.',
	ask: 'Ask: Can you say more?',
	asked: 'Asked. Only the person who wrote the note sees it.',

	question: 'The facilitator asks:',
	sayMore: 'Can you say more?',
	aboutNote: (name: string) => `About your note: ${name}`,
	onlyYou: 'Only you see this.',
	done: 'Done',
	doneName: (name: string) => `Done with the question about: ${name}`,
	answered: 'Done. The question is gone.',

	hiddenTitle: 'The facilitator has hidden this note.',
	hiddenRest: 'Others do not see it now. Your words are kept here.',
	returnedTitle: 'The facilitator sent this back to you.',
	returnedRest: 'Others do not see it. Change it and send it again, or delete it.',
	editRest: 'Others see your note as it was before. Change it and send it again, or delete this.',
	theyWrote: 'They wrote:',
	labelOf: (label: string) => `Your words for ${label}`,
	nameOf: ({ reason }: SentBack, label: string) =>
		reason === 'hidden' ? `Hidden, in ${label}` : `Sent back, in ${label}`,
	sendAgain: 'Send again',
	sentAgain: 'Sent again.',
	dropped: 'Deleted.'
};
