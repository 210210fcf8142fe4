import { choiceOf } from '#lib/domain/ballot.ts';
import type { VoteSettings } from '#lib/domain/settings.ts';

const endings = ['st', 'nd', 'rd'];
/** The place of a choice, from 1 to 10. */
const place = (choice: number) => `${choice}${endings[choice - 1] ?? 'th'}`;
const choice = (points: number, rules: VoteSettings) => `${place(choiceOf(points, rules))} choice`;

/** What is said about dots and "me too" in every step; ballot and results keep their words with them. */
export const voteWords = {
	left: (left: number, of: number) => `${left} of ${of} left`,
	/** What a press does: the next choice by its points, none where all are made. */
	give: (next: number, rules: VoteSettings) =>
		!rules.ranked ? 'Give a dot' : next > 0 ? `Make ${choice(next, rules)}` : 'Choose',
	takeBack: ({ ranked }: VoteSettings) => (ranked ? 'Take your choice back' : 'Take the dot back'),
	/** Dots, or the points of a choice. */
	yours: (dots: number, rules: VoteSettings) =>
		rules.ranked ? `Your ${choice(dots, rules)}` : `Your dots: ${dots}`,
	/** The same where there is little room, on a note or a box of the board. */
	tag: (dots: number, rules: VoteSettings) =>
		rules.ranked ? `You: ${place(choiceOf(dots, rules))}` : `Your dots: ${dots}`,
	given: (dots: number, rules: VoteSettings, left: string) =>
		rules.ranked ? `Your ${choice(dots, rules)}. ${left}.` : `Dot given. ${left}.`,
	taken: ({ ranked }: VoteSettings, left: string) =>
		`${ranked ? 'Choice' : 'Dot'} taken back. ${left}.`,

	agree: 'Me too',
	unagree: 'Take back “Me too”',
	agreeName: (name: string) => `Me too: ${name}`,
	agrees: (count: number) => (count === 1 ? '1 person agrees' : `${count} people agree`),
	agreed: 'Said: me too.',
	unagreed: 'Taken back.'
} as const;
