import type { VoteSettings } from '#lib/domain/settings.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What is said about the results of a vote; it comes with them. */
export const resultsWords = {
	title: 'Results by group',
	how: 'For each group we work out how many of its people chose this. Then every group counts the same.',
	points: 'The list goes by how many people chose something. Points stand beside it in the table.',
	voted: (count: number) => `${people(count)} voted. Nobody can see how one person voted.`,
	tooFew: 'Fewer than 3 people voted, so totals are not shown.',
	together: (labels: string) =>
		`${labels} are shown together because fewer than 3 of a group voted.`,
	oneGroup: 'Everyone is shown together, so there is no comparison.',
	held: 'One or two people voted differently after totals were first shown. We leave that out, so that nobody can be found.',
	everyGroup: 'Supported by every group',
	everyGroupLine: 'At least one in three people of each group chose it.',
	noneOfAll: 'Nothing was chosen by a third of each group.',
	divided: 'Where groups differ most',
	dividedLine: 'One group chose it far more than another.',
	noneDivided: 'No group chose anything far more than another.',
	all: 'Everything that was chosen',
	none: 'Nobody chose anything.',
	average: (percent: number) => `On average ${percent} % of each group`,
	or: ' or ',
	of: (some: number, all: number) => `${some} of ${all}`,
	table: 'The same numbers as a table',
	what: 'What',
	support: 'Average',
	dots: ({ ranked }: VoteSettings) => (ranked ? 'Points' : 'Dots')
} as const;
