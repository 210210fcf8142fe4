import type { StepKind } from '../domain/stage.ts';

/** The words with which a facilitator runs the steps: timer, running order, run sheet, pointing, help. */
const minutes = (count: number) => (count === 1 ? '1 minute' : `${count} minutes`);

export const timerWords = {
	name: 'Timer',
	up: 'Time is up',
	left: (time: string) => `${time} left`,
	paused: 'paused',
	start: (count: number) => `Start ${count} min`,
	started: (count: number) => `Timer started: ${minutes(count)}.`,
	pause: 'Pause',
	pausedNow: 'Timer paused.',
	goOn: 'Go on',
	wentOn: 'The timer goes on.',
	more: '+1 minute',
	added: 'One more minute.',
	stop: 'Stop timer',
	stopped: 'Timer stopped.'
};

export const helpWords = {
	title: 'Help wanted',
	none: 'Nobody asks for help.',
	needs: (who: string) => `${who} needs help`,
	since: (count: number) => (count < 1 ? 'just now' : `${count} min`),
	answered: 'Answered',
	answeredName: (who: string) => `Answered: ${who}`,
	done: (who: string) => `${who} sees that you have answered.`
};

export const planWords = {
	change: 'Change the running order',
	title: 'Change the running order',
	line: 'Each change reaches everyone at once. You can undo it on the desk.',
	steps: 'Steps',
	now: 'Now',
	up: (label: string) => `Move up: ${label}`,
	down: (label: string) => `Move down: ${label}`,
	moved: (label: string, place: number, of: number) => `${label} is step ${place} of ${of}.`,
	edit: 'Change',
	editName: (label: string) => `Change: ${label}`,
	drop: 'Leave out',
	dropName: (label: string) => `Leave out: ${label}`,
	dropped: (label: string) => `${label} is left out. You can undo this.`,
	stays: 'You are at this step now.',
	minutes: 'Minutes',
	minutesWrong: (most: number) => `Use a whole number from 1 to ${most}, or leave it empty.`,
	sentence: 'What people read',
	sentenceLong: (most: number) => `Use up to ${most} characters.`,
	questions: 'Questions in this step',
	questionsHint: 'None ticked means all five.',
	save: 'Save this step',
	saved: (label: string) => `${label} is changed.`,
	cancel: 'Cancel',
	add: 'Add a step',
	addButton: 'Add',
	added: (label: string, place: number, of: number) =>
		`${label} is added, as step ${place} of ${of}.`,
	lengths: 'Use a ready plan',
	length: (count: number) => `${count} minutes`,
	used: (count: number) => `The plan for ${count} minutes is set. You can undo this.`
};

export const settingWords = {
	title: 'Settings',
	open: 'Change settings',
	line: 'Each holds at once, for everyone.',
	saved: 'The setting is changed.',
	approval: {
		label: 'Read each note before others see it',
		hint: 'New notes wait for you. You show them or send them back.'
	},
	agree: { label: '“Me too”', hint: 'People can agree with notes of others after sharing.' },
	grouping: {
		label: 'Everyone may group notes',
		hint: 'In the group step. Without it only facilitators move others’ notes.'
	},
	choose: {
		label: 'People may choose their group for each note',
		hint: 'For a nurse who is also a patient.'
	},
	readEarly: {
		label: 'Facilitators may read before sharing',
		hint: 'For private writing. Everyone who writes is told so beside the box.',
		next: 'Private writing has begun, so this changes at the next private step.'
	},
	waitingRoom: {
		label: 'Waiting room',
		hint: 'Who joins waits until you let them in. Who is in stays in. Switched off again, those who wait still wait for you.'
	}
};

export const sheetWords = {
	title: 'Run sheet',
	line: 'Only facilitators see this.',
	say: 'Now',
	times: 'Planned times',
	caption: 'Steps with their planned times',
	step: 'Step',
	starts: 'Starts',
	takes: 'Takes',
	minutes: (count: number) => `${count} min`,
	none: 'no time set',
	ends: (time: string) => `Ends at ${time}`,
	onTime: 'You are on time.',
	late: (count: number) => `Running ${minutes(count)} late.`,
	notBegun: 'Times count from now. They are fixed when you leave the first step.'
};

/** The first line of private writing, where facilitators read before sharing. */
export const readEarlyLine = 'Say: “Write by yourself. Only facilitators read it before we share.”';

/** What to do in each kind of step, in words that a facilitator can say as they stand. */
export const sheetLines: Readonly<Record<StepKind, readonly string[]>> = {
	arrive: [
		'Show the code. Ask people to type it, or point their camera at the square.',
		'Say: “Others see your group, not your name.”',
		'Wait until everyone is under People. Then go on.'
	],
	private: [
		'Say: “Write by yourself. Nobody reads it until I share.”',
		'Start the timer. Watch the counts for thin cells, and press one to ask that group.',
		'When most have finished, go to the next step and share.'
	],
	share: [
		'Press “Share all notes”. They come in mixed order, without names.',
		'Read some aloud, one group after the other. “Read aloud” below chooses them.',
		'Ask: “What surprised you?”'
	],
	group: [
		'Say: “Put together what says the same, and give each pile a name.”',
		'Leave a note alone when people do not agree where it belongs.'
	],
	vote: [
		'Say: “Choose what matters most to you. Nobody sees your votes.”',
		'Wait for the slowest.'
	],
	act: [
		'For the top few ask: “Who does what, and by when?”',
		'Write it down here, so that it is in the result.'
	],
	close: [
		'Say what happens next, and when people will hear of it.',
		'Press “Get the result” to keep it.'
	]
};

export const aloudWords = {
	title: 'Read aloud',
	line: 'One note at a time, from each group in turn.',
	question: 'Question',
	next: 'Next to read',
	show: 'Show this to everyone',
	shown: (name: string) => `Everyone is shown: ${name}`,
	skip: 'Leave it out',
	skipped: 'Left out.',
	progress: (read: number, of: number) => `${read} of ${of} read`,
	done: (question: string) => `All notes in ${question} were read.`,
	none: (question: string) => `No shared notes in ${question} yet.`,
	again: 'Begin again'
};

export const shownWords = {
	title: 'Show to everyone',
	line: 'People are offered to go there. Nobody is moved against their will.',
	now: (what: string) => `Now shown: ${what}`,
	nothing: 'Nothing is shown now. You can also choose it in the menu of a note.',
	question: (label: string) => label,
	questionName: (label: string) => `Show the question ${label}`,
	shown: (what: string) => `Everyone is shown: ${what}`,
	stop: 'Stop showing',
	stopped: 'Nothing is shown now.'
};

export const askWords = {
	press: (question: string, group: string, notes: number, flag: string) =>
		`${notes} ${flag}. Ask ${group} about ${question}`,
	title: (group: string, question: string) => `Ask ${group} about ${question}?`,
	line: 'Only people of that group read this:',
	yes: 'Ask them',
	asked: (group: string) => `Asked: ${group}.`,
	flag: 'asked'
};
