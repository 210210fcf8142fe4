import { joinWords } from '../../../join/words.ts';

/** The words of the sheet that hangs on the wall, and of the invitation that says the same. */
export const sheetWords = {
	pageTitle: (title: string) => `Join sheet - ${title}`,
	print: 'Print this sheet',
	back: 'Back to the workshop',
	how: 'How to join',
	noAccount: 'No account, no app.',
	steps: (address: string, code: string) => [
		`Open ${address} on a phone, tablet or laptop.`,
		`Type the code ${code}.`,
		'Choose who you speak as today. Then press Join.'
	],
	scan: 'Or point your phone camera at the square code.',
	qr: 'Square code that opens the join page',
	typeAt: 'Open',
	code: 'Code',
	rules: joinWords.rules,
	groundRules: joinWords.groundRules,
	who: joinWords.who,
	seen: joinWords.seen,
	support: 'Do you need this in another format, or support to take part?',
	ask: (contact: string | undefined) =>
		contact ? `Ask ${contact}.` : 'Ask the person who invited you.',
	when: joinWords.when,
	invitation: 'Invitation to send',
	invitationLine: 'The same in words, for an e-mail or a message.',
	copy: 'Copy the invitation',
	copied: 'The invitation is copied.',
	notCopied: 'We could not copy it. The text is marked: copy it with your keyboard or menu.',
	renewed: 'After a new code, print this sheet again.'
};
