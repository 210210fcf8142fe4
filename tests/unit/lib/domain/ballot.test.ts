import { describe, expect, test } from 'vitest';
import {
	choiceOf,
	countable,
	dotsGiven,
	type FindTarget,
	freePoints,
	hasRoomFor
} from '#lib/domain/ballot.ts';
import { defaultSettings, type VoteSettings } from '#lib/domain/settings.ts';

const find: FindTarget = (id) =>
	id.startsWith('c')
		? { kind: 'cluster', q: 'how' }
		: id.startsWith('w')
			? { kind: 'note', q: 'who' }
			: id.startsWith('n')
				? { kind: 'note', q: 'how' }
				: undefined;
const rules = (change: Partial<VoteSettings>): VoteSettings => ({
	...defaultSettings.votes,
	...change
});

describe('dots of one person', () => {
	test('[X77] on the whole board, or so many for each question', () => {
		const ballot = { n1: 1, n2: 1, w1: 1 };
		expect(hasRoomFor(ballot, 'w2', 1, rules({ dots: 3 }), find)).toBe(false);
		expect(hasRoomFor(ballot, 'w2', 1, rules({ dots: 3, per: 'question' }), find)).toBe(true);
		expect(hasRoomFor(ballot, 'n3', 1, rules({ dots: 2, per: 'question' }), find)).toBe(false);
		expect(hasRoomFor(ballot, 'gone', 1, rules({ dots: 9 }), find)).toBe(false);
	});

	test('[X77] so many on one thing, on notes or clusters', () => {
		expect(hasRoomFor({}, 'n1', 2, rules({}), find)).toBe(false);
		expect(hasRoomFor({}, 'n1', 2, rules({ perItem: 2 }), find)).toBe(true);
		expect(hasRoomFor({}, 'n1', 1, rules({ scope: 'clusters' }), find)).toBe(false);
		expect(hasRoomFor({}, 'c1', 1, rules({ scope: 'clusters' }), find)).toBe(true);
		expect(hasRoomFor({}, 'c1', 1, rules({ scope: 'notes' }), find)).toBe(false);
	});

	test('[X77] dots are set, not added: the present ones make room for themselves', () => {
		expect(hasRoomFor({ n1: 3 }, 'n1', 2, rules({ perItem: 3 }), find)).toBe(true);
		expect(hasRoomFor({ n1: 2, n2: 1 }, 'n1', 3, rules({ perItem: 3 }), find)).toBe(false);
	});

	test('[X77] under narrower rules less may be given, and counted is what fits', () => {
		const ballot = { n1: 3, w1: 2, c1: 1 };
		expect(hasRoomFor(ballot, 'n1', 2, rules({ dots: 3, perItem: 3 }), find)).toBe(true);
		expect(hasRoomFor(ballot, 'n1', 4, rules({ dots: 3, perItem: 4 }), find)).toBe(false);
		expect(countable(ballot, rules({ dots: 3, perItem: 2 }), find)).toEqual({ n1: 2, w1: 1 });
		expect(countable(ballot, rules({ dots: 9, scope: 'clusters' }), find)).toEqual({ c1: 1 });
		expect(countable(ballot, rules({ dots: 3, perItem: 3, per: 'question' }), find)).toEqual({
			n1: 3,
			w1: 2
		});
	});
});

describe('choices in order', () => {
	const ranked = (change: Partial<VoteSettings> = {}) =>
		rules({ ranked: true, dots: 5, ...change });

	test('[X59] five are worth 5, 4, 3, 2 and 1, each once', () => {
		expect(freePoints({}, 'n1', ranked(), find)).toEqual([5, 4, 3, 2, 1]);
		expect([5, 4, 3, 2, 1].map((points) => choiceOf(points, ranked()))).toEqual([1, 2, 3, 4, 5]);
		const ballot = { n1: 5, w1: 3 };
		expect(freePoints(ballot, 'n2', ranked(), find)).toEqual([4, 2, 1]);
		expect(hasRoomFor(ballot, 'n2', 4, ranked(), find)).toBe(true);
		expect(hasRoomFor(ballot, 'n2', 3, ranked(), find)).toBe(false);
		expect(hasRoomFor(ballot, 'n2', 6, ranked(), find)).toBe(false);
		expect(hasRoomFor(ballot, 'c1', 4, ranked({ scope: 'notes' }), find)).toBe(false);
		expect(hasRoomFor(ballot, 'gone', 4, ranked(), find)).toBe(false);
		expect(dotsGiven(ballot, ranked(), undefined, find)).toBe(2);
	});

	test('[X59] what has a choice may become another one that is free', () => {
		expect(freePoints({ n1: 5, w1: 4 }, 'w1', ranked(), find)).toEqual([4, 3, 2, 1]);
		expect(hasRoomFor({ n1: 5, w1: 4 }, 'w1', 5, ranked(), find)).toBe(false);
		expect(hasRoomFor({ n1: 5, w1: 4 }, 'w1', 1, ranked(), find)).toBe(true);
	});

	test('[X59] each question has its own where the rules say so', () => {
		const each = ranked({ dots: 2, per: 'question' });
		expect(hasRoomFor({ n1: 2, n2: 1 }, 'w1', 2, each, find)).toBe(true);
		expect(hasRoomFor({ n1: 2, n2: 1 }, 'n3', 1, each, find)).toBe(false);
		expect(dotsGiven({ n1: 2, n2: 1, w1: 2 }, each, 'how', find)).toBe(2);
		expect(countable({ n1: 2, w1: 2 }, each, find)).toEqual({ n1: 2, w1: 2 });
	});

	test('[X59] a choice on what is away takes its place in every question, also where it is not known', () => {
		const each = ranked({ dots: 2, per: 'question' });
		expect(freePoints({ away: 2 }, 'n1', each, find)).toEqual([1]);
		expect(freePoints({ w1: 2 }, 'n1', each, find)).toEqual([2, 1]);
	});
});
