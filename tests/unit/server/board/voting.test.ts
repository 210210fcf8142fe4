import { describe, expect, test } from 'vitest';
import { Voting } from '../../../../server/board/voting.ts';

describe('ballots on paper', () => {
	test('[X68] one that has nothing on it takes no place of the head count', () => {
		const voting = new Voting();
		voting.enter('full', { by: 1, group: 'lw', dots: { a: 1, c: 1 } });
		voting.enter('one', { by: 1, group: 'lw', dots: { c: 2 } });
		voting.enter('stored empty', { by: 1, group: 'lw', dots: {} });
		expect(voting.paperCounts()).toEqual({ lw: 2 });
		voting.touched.clear();
		voting.giveBack('c');
		expect(voting.paperCounts()).toEqual({ lw: 1 });
		expect(voting.paper.get('full')?.dots).toEqual({ a: 1 });
		expect(voting.paper.has('one')).toBe(false);
		expect([...voting.touched]).toEqual([1]);
	});
});
