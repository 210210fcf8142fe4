/** What the board says of actions: who will do what, and by when. */

const dayWords = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** "1 March 2027" from `2027-03-01`. */
export const dueInWords = (day: string) => {
	const time = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(time) ? day : dayWords.format(time);
};

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const actionWords = {
	title: 'What we will do',
	none: 'No actions yet.',
	noneHint: 'The facilitator writes down who will do what.',
	noneToAdd: 'Add the first one, or use "Make an action of this" on a note.',
	who: 'Who',
	when: 'By when',
	from: 'From',
	show: 'Show what we will do',
	hide: 'Hide what we will do',
	noOwner: 'No owner yet',
	noDate: 'No date yet',
	gone: 'A note that is gone',
	add: 'Add an action',
	make: 'Make an action of this',
	change: 'Change',
	changeName: (name: string) => `Change the action: ${name}`,
	remove: 'Remove',
	removeName: (name: string) => `Remove the action: ${name}`,
	added: 'Action added.',
	changed: 'Action changed.',
	removed: 'Action removed.',
	linked: 'action',
	inAction: 'In an action',
	dialog: { add: 'Add an action', change: 'Change the action' },
	text: 'What will be done?',
	owner: 'Who will do it?',
	ownerHint: "Write a role or organisation, not a person's name.",
	due: 'By when?',
	dueHint: 'You can leave this empty.',
	links: 'Where does it come from?',
	save: 'Save the action',
	cancel: 'Cancel',
	close: 'Close',
	waits: 'This action waits to be sent.',
	waitsRest: 'It is saved by itself when you are back online. You need not write it again.',
	notSaved: (why: string, text: string) => `${why} The action you wrote: “${text}”.`,
	empty: 'Write what will be done.',
	long: (most: number) => `Use at most ${most} characters.`,
	thanks: 'Thank you.',
	/** What all of them did, without what nobody did. */
	sum: (notes: number, clusters: number, actions: number) => {
		const done = [
			notes > 0 && `wrote ${counted(notes, 'note')}`,
			clusters > 0 && `named ${counted(clusters, 'cluster')}`,
			actions > 0 && `agreed ${counted(actions, 'action')}`
		].filter((each) => each !== false);
		const last = done.pop();
		if (last === undefined) return '';
		return `Together you ${done.length > 0 ? `${done.join(', ')} and ${last}` : last}.`;
	},
	downloads: 'Download',
	files: [
		{ id: 'html', label: 'Report' },
		{ id: 'csv', label: 'Every note, CSV' },
		{ id: 'json', label: 'Board file, JSON' }
	]
} as const;
