import { describe, expect, it } from 'vitest';
import { dotsAway, itemsToVote } from '#lib/board/ballot-items.ts';
import {
	canAgree,
	canGiveDot,
	canTakeDot,
	dotsLeft,
	givenTo,
	oneLess,
	oneMore,
	rulesOf
} from '#lib/board/voting.ts';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { StageSettings } from '#lib/domain/settings.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

const cluster: Cluster = { name: 'Rides', q: 'how', p: [0, 0] };
const notes = [
	aNote({ id: 'n1', q: 'how', text: 'Bus', cluster: 'c1' }),
	aNote({ id: 'n2', q: 'how', text: 'Phone' }),
	aNote({ id: 'n3', q: 'where', text: 'Library' }),
	aNote({ id: 'mine', q: 'where', own: true, private: true })
];

function inVote(
	ballot: Record<string, number>,
	votes: NonNullable<StageSettings['votes']> = {},
	step = 'vote'
) {
	return aBoard({
		notes,
		clusters: [['c1', cluster]],
		stage: { step, settings: { votes } },
		ballot
	});
}

describe('what is left of a ballot', () => {
	it('[X77] is counted for the whole board, or for each question', () => {
		const ballot = { n2: 1, n3: 1 };
		expect(dotsLeft(inVote(ballot))).toBe(1);
		const each = inVote(ballot, { per: 'question', dots: 2 });
		expect([dotsLeft(each, 'how'), dotsLeft(each, 'where'), dotsLeft(each, 'why')]).toEqual([
			1, 1, 2
		]);
	});

	it('[X77] is never less than none, when the facilitator allows fewer', () => {
		expect(dotsLeft(inVote({ n1: 1, n2: 1, n3: 1 }, { dots: 2 }))).toBe(0);
	});

	it('[X77] has room for one more on a note up to the most on one thing', () => {
		expect(canGiveDot(inVote({ n2: 1 }), 'n2')).toBe(false);
		expect(canGiveDot(inVote({ n2: 1 }, { perItem: 2 }), 'n2')).toBe(true);
		expect(canGiveDot(inVote({ n1: 1, n2: 1, n3: 1 }), 'c1')).toBe(false);
	});

	it('[X59] is the next choice where choices are in order, and a choice goes whole', () => {
		const votes = { ranked: true, dots: 2 };
		const board = inVote({ n2: 2 }, votes);
		expect([oneMore(board, 'n3'), oneLess(board, 'n2'), dotsLeft(board)]).toEqual([1, 0, 1]);
		expect([canGiveDot(board, 'n3'), canGiveDot(board, 'n2')]).toEqual([true, false]);
		const full = inVote({ n2: 2, n3: 1 }, votes);
		expect([canGiveDot(full, 'n1'), oneMore(full, 'n1'), dotsLeft(full)]).toEqual([false, 0, 0]);
		// Taken back, the first choice is free before the third.
		expect(oneMore(inVote({ n3: 1 }, votes), 'n1')).toBe(2);
		expect(['n2', 'n3', 'n1'].map((id) => givenTo(full, id))).toEqual([2, 1, 0]);
	});

	it('[X79] is taken back in the vote alone, where there is something to take back', () => {
		expect(canTakeDot(inVote({ n2: 1 }), 'n2')).toBe(true);
		expect(canTakeDot(inVote({}), 'n2')).toBe(false);
		expect(canTakeDot(inVote({ n2: 1 }, {}, 'act'), 'n2')).toBe(false);
	});

	it('[X79] names dots on what is no longer on the board', () => {
		expect(dotsAway(inVote({ n2: 1, gone: 2, c1: 1 }))).toEqual([{ id: 'gone', dots: 2 }]);
	});
});

describe('what can be voted on', () => {
	const items = (votes: NonNullable<StageSettings['votes']> = {}) => {
		const board = inVote({}, votes);
		return board.questions.flatMap((question) =>
			itemsToVote(question, rulesOf(board)).map(({ id }) => id)
		);
	};

	it('[X77] is each cluster before its notes, and no private note', () => {
		expect(items()).toEqual(['c1', 'n1', 'n2', 'n3']);
	});

	it('[X77] is notes or clusters alone where the rules say so', () => {
		expect(items({ scope: 'notes' })).toEqual(['n1', 'n2', 'n3']);
		expect(items({ scope: 'clusters' })).toEqual(['c1']);
	});
});

describe('"Me too"', () => {
	it("[X81] is for others' shared notes, and for stakeholders", () => {
		const board = aBoard({ notes, stage: { step: 'share' } });
		expect(canAgree(board, aNote({ own: false }))).toBe(true);
		expect(canAgree(board, aNote({ own: true }))).toBe(false);
		expect(canAgree(board, aNote({ own: false, private: true }))).toBe(false);
		const early = aBoard({ notes, stage: { step: 'private' } });
		expect(canAgree(early, aNote({ own: false }))).toBe(false);
	});
});
