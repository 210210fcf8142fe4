import { people } from '../evidence/coverage.ts';

/** The words of what facilitators read, hide and send back. */
export const hiddenWords = {
	title: (notes: number) => `Hidden, ${notes}`,
	none: 'No note is hidden.',
	show: 'Show',
	showName: (note: string) => `Show: ${note}`,
	shown: 'The note is on the board again, as it was.'
};

export const queueWords = {
	title: (notes: number) => `To read, ${notes}`,
	left: 'New notes are on the board at once now. These still wait until you decide.',
	none: 'Nothing waits. New notes and changes come here first.',
	show: 'Show',
	showName: (note: string) => `Show: ${note}`,
	shown: 'Everyone can see it.',
	back: 'Send back',
	backName: (note: string) => `Send back: ${note}`,
	backTitle: 'Send this back?',
	backSure: 'Only the person who wrote it gets it, as a draft. Nobody else sees it.',
	reason: 'Why, if you like',
	reasonHint: 'They read it beside their words. Up to 200 characters.',
	backYes: 'Send back now',
	sentBack: 'Sent back.',
	mend: 'Mend',
	mendName: (note: string) => `Mend: ${note}`,
	mendTitle: 'Mend a typing slip',
	mendLine: 'Change as little as you can. The words as they were written stay beside it.',
	words: 'Words of the note',
	empty: 'The note is empty. Write its words, or send it back.',
	mendYes: 'Save',
	mended: 'Mended. It still waits.',
	original: 'As it was written:',
	now: 'On the board now:'
};

export const groupWords = {
	undoAll: 'Undo everything',
	undoneAll: (who: string) =>
		`Everything of ${who} is off the board. "Undo my last change" brings it back.`,
	move: (label: string) => `Group: ${label}`,
	moved: (who: string, label: string) => `${who} is now in the group ${label}.`,
	more: (who: string) => `More for ${who}`,
	joinedAs: (label: string) => `joined as ${label}`,
	names: 'Names of the groups',
	namesLine: 'Everyone sees a new name at once.',
	save: 'Save the names',
	saved: 'The groups have their new names.',
	empty: 'Give the group a name.',
	tooLong: (most: number) => `Use up to ${most} characters.`
};

export const smallWords = {
	title: 'A group is very small',
	people: (label: string, count: number) =>
		count === 0
			? `${label}: nobody is counted, and there are notes.`
			: `${label}: ${people(count)}.`,
	several: 'Some groups are very small',
	whySeveral: (labels: string) =>
		`${labels}: fewer than 3 people each. Others may guess who wrote a note.`,
	choose: 'Show groups together',
	why: 'With fewer than 3 people, others may guess who wrote a note.',
	together: (label: string) => `Show ${label} together with another group`,
	dialog: 'Show two groups together?',
	sure: 'Both get one name and one sign, for everyone and in every file. Only the desk knows who is who.',
	until: 'You can undo this until notes of the group are shared.',
	with: 'Together with',
	name: 'Their common name',
	yes: 'Show together',
	done: (label: string) => `They are one group now: ${label}.`
};

export const earlyWords = {
	title: (count: number) => `To read before sharing, ${count}`,
	told: 'You may read these notes before they are shared. Everyone who writes is told so.',
	before: 'Their writers were told that you may read them.',
	none: 'There is nothing that you may read yet.',
	read: 'Read the notes',
	wall: 'Do not show these to the room.'
};
