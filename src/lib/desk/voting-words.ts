import type { VoteScope, VoteSettings } from '../domain/settings.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What the desk says about a vote and about people without a device. */
export const votingWords = {
	title: 'The vote',
	voted: (voted: number, of: number) => `${voted} of ${of} have voted`,
	secret: 'Nobody sees who voted for what, and you do not either.',
	next: 'When you go to the next step, totals by group are shown to everyone. If you come back, they are hidden again.',
	rules: 'Rules of the vote',
	fixed: 'People have voted, so the way of choosing stays as it is.',
	way: 'How people choose',
	ways: { dots: 'They give dots', ranked: 'They put things in order' },
	ranked: (choices: number) =>
		choices === 1
			? 'Each person’s one choice counts 1 point.'
			: `Each person’s first choice counts ${choices} points, the next one point less.`,
	dots: 'Dots for each person',
	choices: 'Choices for each person',
	perItem: 'Most dots on one thing',
	scope: ({ ranked }: VoteSettings) => (ranked ? 'Choices are among' : 'Dots go on'),
	scopes: {
		both: 'Notes and clusters',
		notes: 'Notes',
		clusters: 'Clusters'
	} satisfies Record<VoteScope, string>,
	per: ({ ranked }: VoteSettings) => `${ranked ? 'Choices' : 'Dots'} are for`,
	pers: { board: 'The whole board', question: 'Each question' },
	set: 'The rules of the vote are changed.',

	paper: 'Add a ballot on paper',
	paperTitle: 'A ballot on paper',
	paperGroup: 'Group',
	entered: (label: string, entered: number, of: number) => `${label}: ${entered} of ${of} entered`,
	left: (left: number, of: number, { ranked }: VoteSettings) =>
		`${left} of ${of} ${ranked ? 'choices' : 'dots'} left`,
	choice: (name: string) => `Choice: ${name}`,
	notChosen: 'Not chosen',
	noPeople: 'First say how many people have no device, under “People without a device”.',
	allIn: 'Everyone of this group has voted.',
	add: 'Add this ballot',
	added: 'Ballot added.',
	takeBack: 'Take back the last ballot',
	takenBack: 'The last ballot is taken back.',
	oneMore: (name: string) => `One more: ${name}`,
	fewer: (name: string) => `One fewer: ${name}`,
	less: (name: string) => `One dot less: ${name}`,
	more: (name: string) => `One dot more: ${name}`,

	headcount: 'People without a device',
	headcountHint: 'They count as people in the room, and may vote on paper.',
	counted: (label: string, count: number) => `${label}: ${people(count)} without a device.`
} as const;
