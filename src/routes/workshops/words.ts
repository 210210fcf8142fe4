import { limits } from '#lib/domain/limits.ts';

/** The words of the pages on which a facilitator prepares. */
export const workshopsWords = {
	title: 'Workshops',
	fresh: 'New workshop',
	desk: 'Open the desk',
	board: 'Open the board',
	prepare: 'Prepare',
	result: 'See the result',
	notStarted: 'Not started',
	nobodyYet: 'Code ready, nobody in yet',
	noCounts: 'We cannot count the notes just now',
	emptyTitle: 'No workshops yet',
	empty: 'Look at a sample first: 130 notes on the five questions. Nothing in it is real.',
	loadSample: 'Load a sample workshop',
	newHere: 'New here?',
	sampleLine: 'Load a sample workshop of 130 notes and try everything. Nothing in it is real.',
	loadShort: 'Load the sample',
	haveFile: 'Have a file of notes?',
	fileLine: 'Make a workshop from a CSV or JSON file.',
	importLink: 'Use a file',
	signOut: 'Sign out'
};

export const newWorkshopWords = {
	title: 'New workshop',
	lead: 'Only the title is needed. The code is on the next page.',
	name: 'Title',
	nameHint: 'Everyone who joins sees it.',
	nameMissing: 'Give the workshop a title.',
	nameTooLong: `The title is too long. Use up to ${limits.titleGraphemes} characters.`,
	date: 'Date',
	dateWrong: 'Choose a day from the calendar.',
	site: 'Led by, if you like',
	siteTooLong: `This is too long. Use up to ${limits.titleGraphemes} characters.`,
	groups: 'Groups in the room',
	groupsHint: '"I would rather not say" is always there.',
	groupsMissing: 'Choose at least one group.',
	more: 'Add groups of your own',
	moreName: (place: number) => `Extra group ${place}`,
	moreTwice: 'Two groups have this name. Give one of them another name.',
	moreTooLong: `A group name can have up to ${limits.groupLabelGraphemes} characters.`,
	choose: 'People may choose a group for each note',
	chooseHint: 'For example, a nurse who is also a patient can write as either.',
	make: 'Make the workshop'
};

export const runningOrderWords = {
	title: 'Running order',
	minutes: (count: number) => `${count} minutes`,
	shortMinutes: (count: number) => `${count} min`,
	length: 'How long have you got?',
	lengthHint: (write: number, group: number) => `${write} to write, ${group} to group`,
	change: 'Change the steps',
	steps: 'Steps',
	stepsHint: 'Take away the tick from a step you do not need.',
	step: (place: string, label: string) => `${place}: ${label}`,
	place: (place: number) => `Step ${place}`,
	leftOut: 'Left out',
	stepMinutes: 'Minutes',
	sentence: 'What people read',
	up: (label: string) => `Move ${label} up`,
	down: (label: string) => `Move ${label} down`,
	moved: (label: string, place: number, count: number) => `${label} is now ${place} of ${count}.`,
	more: 'One more step',
	add: 'Add the step',
	added: (label: string) => `${label} is added at the end.`,
	stepsMissing: 'Keep at least one step.',
	tooManySteps: `Use at most ${limits.stepsPerBoard} steps.`,
	minutesWrong: (step: string) =>
		`${step}: write the minutes as a whole number, from 1 to ${limits.stepMinutes}.`,
	sentenceTooLong: (step: string) =>
		`${step}: the sentence can have up to ${limits.stepSentenceGraphemes} characters.`
};

export const prepareWords = {
	code: 'Code to join',
	address: 'Type it at',
	opens: (day: string) => `The code opens on ${day}.`,
	opensRest: 'That is the day before the workshop. Until then it lets nobody in.',
	shut: (day: string) => `The code was open until ${day}.`,
	shutRest: 'It lets nobody new in. People who have a place keep it.',
	scan: 'Or point a phone camera at this square code.',
	qr: 'Square code that opens the join page',
	link: 'Link to send',
	linkHint: 'Whoever has this link can join. Send it only to people you invite.',
	copy: 'Copy the link',
	copied: 'The link is copied.',
	notCopied: 'We could not copy it. The link is marked: copy it with your keyboard or menu.',
	sheet: 'Join sheet and invitation',
	change: 'To replace the code, open the desk. The old one stops at once.',
	result: 'The result',
	results: 'Download the result',
	resultsHint: 'Only shared notes are in these files. Private notes never are.',
	formats: [
		{ id: 'html', label: 'Report', hint: 'A page to read, print or send' },
		{
			id: 'pdf',
			label: 'Board paper, PDF',
			hint: 'Tagged for screen readers, to send and to keep'
		},
		{
			id: 'docx',
			label: 'Shared local plan, Word',
			hint: 'To edit: priorities, actions, “You said, we will”'
		},
		{
			id: 'pptx',
			label: 'Slides, PowerPoint',
			hint: 'One slide a question, then what was agreed'
		},
		{
			id: 'xlsx',
			label: 'Every note, Excel',
			hint: 'Notes, coverage, clusters, votes and actions on their own sheets'
		},
		{ id: 'csv', label: 'CSV', hint: 'Rows for any other tool' },
		{
			id: 'qdpx',
			label: 'For research, REFI-QDA',
			hint: 'Opens in NVivo, ATLAS.ti, MAXQDA and QualCoder. Votes and “Me too” become text. Places and actions are left out.'
		},
		{
			id: 'qdc',
			label: 'Code book, REFI-QDA',
			hint: 'Only the questions, clusters and results as codes, without notes'
		},
		{ id: 'json', label: 'JSON', hint: 'Everything, to keep or to load again' }
	],
	fullArchive: {
		id: 'json',
		label: 'Full archive, confidential',
		hint: 'Shows small groups alone. Keep it safe, and pass it on to nobody.'
	},
	evidence: 'What we found',
	evidenceHint: 'Who wrote about what, what people chose, and what comes next',
	dates: 'Dates and groups',
	day: 'Workshop day',
	deleted: 'Deleted on',
	groups: 'Groups',
	choose: 'Group for each note',
	chooses: 'People may choose one',
	remove: 'Delete this workshop',
	removeLine: 'This takes away the board and all notes, for everyone. Nobody can bring them back.',
	removeFirst: 'Download the result first if you want to keep it.',
	removeLabel: (title: string) => `Type the title to delete it: ${title}`,
	removeWrong: 'That is not the title. Type it as it stands above.',
	removeButton: 'Delete for everyone'
};

export const importWords = {
	title: 'Make a workshop from a file',
	lead: 'You see what is in the file before anything is made.',
	file: 'CSV or JSON file',
	fileHint: 'A CSV file needs the columns group, question and text. It can have up to 2 MB.',
	fileMissing: 'Choose a file.',
	fileEmpty: 'This file is empty. Nothing was made. Choose a file with notes in it.',
	fileTooLarge: 'The file is larger than the fullest board. Nothing was made. Choose another file.',
	look: 'Look at the file',
	badTitle: 'Nothing was made. Some rows need mending',
	badRow: (row: number, reason: string) => (row > 0 ? `Row ${row}: ${reason}` : reason),
	moreBad: (count: number) => `And ${count} more rows like these.`,
	found: (notes: string) => `${notes} in the file`,
	also: (parts: string, hasDots: boolean) =>
		`Also in the file: ${parts}.${hasDots ? ' The groups of those who gave the dots are not known.' : ''}`,
	caption: 'Notes by question and group',
	question: 'Question',
	all: 'All',
	first: 'The first notes',
	name: 'Title',
	make: 'Make the workshop',
	another: 'Choose another file',
	undone: 'The import is undone.',
	undoneRest: 'Its workshop and its notes are gone. You still have the file.'
};

export const importedWords = {
	added: (notes: string) => (notes === '1 note' ? `${notes} was added.` : `${notes} were added.`),
	canUndo: 'You can undo the import until somebody joins or something changes on the board.',
	undo: 'Undo import',
	tooLate:
		'The import can no longer be undone: somebody has joined or something has changed on the board. To take away everything, use "Delete this workshop" below.'
};
