import type { VoteSettings } from '#lib/domain/settings.ts';
import { notes } from './words.ts';

const dotsOf = (count: number, { ranked }: VoteSettings) =>
	ranked ? '1 choice' : count === 1 ? '1 dot' : `${count} dots`;

/** What a ballot says; it comes with the ballot. */
export const ballotWords = {
	title: 'What matters most?',
	leftIn: (left: number, of: number, label: string) => `${left} of ${of} left in ${label}`,
	secret:
		'Nobody can see your votes. Totals by group are shown at the end, for groups of 3 or more people.',
	order: 'Press what matters most to you. Then press what comes next.',
	yours: 'Your dot',
	less: 'One dot less',
	more: 'One dot more',
	named: (what: string, name: string) => `${what}: ${name}`,
	noneIn: (label: string) => `Nothing to vote on in ${label}.`,
	none: 'There is nothing to vote on yet.',
	inQuestion: (count: number, label: string) => `${notes(count)} in ${label}`,
	away: (count: number, rules: VoteSettings) =>
		`${dotsOf(count, rules)} of yours ${count === 1 || rules.ranked ? 'is' : 'are'} on a note that is not on the board now.`,
	takeAway: 'Take back',
	takeAwayName: (count: number, rules: VoteSettings, place: number, of: number) =>
		`Take back ${dotsOf(count, rules)}, note ${place} of ${of}`
} as const;
