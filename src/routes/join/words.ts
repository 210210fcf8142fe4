import { dayInFull, dayInWords } from '../day.ts';

/** The words of going on with another device. */
export const seatCodeWords = {
	fold: 'I have a seat code',
	what: 'With it you carry on with the seat that you have on another device. Your notes come with you.',
	label: 'Seat code',
	hint: 'It is on the other device, under "My seat".',
	codeMissing: 'Type the workshop code.',
	seatCodeMissing: 'Type the seat code.',
	wrong:
		'These two codes do not go together. Check them on the other device, or with the person running the workshop.',
	tooMany: (wait: string) =>
		`Too many wrong codes were typed just now. What you typed is kept. Check the codes, wait ${wait} and press Carry on again.`,
	go: 'Carry on'
};

/** The words of joining. The privacy sentences are agreed: change none without those who agreed them. */
export const joinWords = {
	title: 'Join the workshop',
	codeTitle: 'Type your workshop code',
	codeLabel: 'Workshop code',
	codeHint: 'It is on the screen in the room, or in your invitation.',
	codeMissing: 'Type the workshop code.',
	/** True for who typed a wrong code and for who comes after those of others. */
	tooMany: (wait: string) =>
		`Too many wrong codes were typed just now. What you typed is kept. Check the code, wait ${wait} and press Join again.`,
	opening: 'Opening the workshop',
	again: 'Try again',
	openingBy: 'The square code brings you straight in. This takes a second.',
	rules: 'Before you start',
	groundRules: [
		'Write what you think. There are no wrong notes.',
		'One thought a note. Short is fine.',
		'Please do not write names or health details about anyone, including yourself.'
	],
	who: 'Who can see what',
	seen: 'Others see your group, not your name. The facilitator can see which notes came from which seat, so that they can help or remove a note.',
	kept: (deletedOn: string) =>
		`Notes are used to plan local social prescribing. They are deleted on ${dayInWords(deletedOn)}. You can delete your own notes while the board is open.`,
	group: 'Today I speak as a',
	groupMissing: 'Choose who you speak as today.',
	name: 'Your first name, if you like',
	nameHint:
		'Only the facilitator sees this. Leave it empty and you get a number, such as "Seat 7".',
	nameTooLong: 'Your name is too long. Use up to 60 characters.',
	shared: 'Several people share this device',
	sharedHint: 'You add the others on the board. Each has their own notes and votes.',
	join: 'Join',
	safety: (contact: string | undefined) =>
		contact
			? `Worried about someone's safety? Speak to the facilitator now, or contact ${contact}.`
			: "Worried about someone's safety? Speak to the facilitator now.",
	when: (date: string, site: string | undefined) =>
		site ? `${dayInFull(date)}. Led by ${site}.` : `${dayInFull(date)}.`
};
