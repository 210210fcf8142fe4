/** The words of typing a pile of paper. */
export const paperWords = {
	title: 'Notes from paper',
	lead: 'Somebody wrote on paper? Type the pile here.',
	open: 'Type notes from paper',
	begun: (count: number) =>
		count === 1
			? 'You have typed 1 note and not added it.'
			: `You have typed ${count} notes and not added them.`,
	goOn: 'Go on with the pile',
	how: 'Tab goes to the next field. Enter in the text adds the note and starts the next one.',
	paste: 'You can also paste rows from a sheet: group, question, text.',
	number: 'No.',
	group: 'Group',
	question: 'Question',
	text: 'Text',
	of: (what: string, row: number) => `${what}, row ${row}`,
	choose: 'Choose',
	missing: {
		group: 'Choose a group.',
		q: 'Choose a question.',
		text: 'Write the text. It can have up to 1,000 characters.'
	},
	addAll: (count: number) => (count === 1 ? 'Add 1 note' : `Add ${count} notes`),
	added: (count: number) => (count === 1 ? '1 note added' : `${count} notes added`),
	one: (row: number) => `Note ${row} added.`,
	pasted: (count: number) => `${count} rows pasted. Look at them, then add them.`,
	done: 'Done',
	isAdded: 'Added'
} as const;
