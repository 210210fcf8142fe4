import { describe, expect, test } from 'vitest';
import { applyUpdate, encodeStateVector } from 'yjs';
import { deskRoots } from '#lib/domain/document.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { deskVoting, step, votingRoom } from '../../../../support/voting-room.ts';

const paper = (group: 'lw' | 'patient', ...targets: string[]) =>
	({
		t: 'vote.proxy',
		group,
		ballot: targets.map((target) => ({ target, dots: 1 }))
	}) as const;

describe('vote.proxy and seat.headcount', () => {
	test('[X68] ballots on paper stay within the head count of their group', async () => {
		const { board, facilitator } = await votingRoom();
		expect(await board.no(facilitator, paper('lw', 'a'))).toBe('quota');
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 2 });
		expect(board.board.snapshot().counts.people).toEqual({ patient: 1, lw: 2 });
		await board.yes(facilitator, paper('lw', 'a', 'c'));
		await board.yes(facilitator, paper('lw', 'b'));
		expect(await board.no(facilitator, paper('lw', 'b'))).toBe('quota');
		expect(await board.no(facilitator, paper('patient', 'b'))).toBe('quota');
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 2, paper: { lw: 2 } });
		const fewer = { t: 'seat.headcount', group: 'lw', n: 1 } as const;
		expect(await board.no(facilitator, fewer)).toBe('quota');
		await expectConverged(board, [facilitator]);
	});

	test('[X68] a ballot on paper obeys the rules of any other, and is refused whole', async () => {
		const { board, facilitator } = await votingRoom();
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 9 });
		expect(await board.no(facilitator, paper('lw', 'a', 'a'))).toBe('malformed');
		expect(await board.no(facilitator, paper('lw'))).toBe('malformed');
		expect(await board.no(facilitator, paper('lw', 'a', 'nothing'))).toBe('not-allowed');
		const ballot = [{ target: 'a', dots: 2 }];
		expect(await board.no(facilitator, { t: 'vote.proxy', group: 'lw', ballot })).toBe('quota');
		await board.yes(facilitator, { t: 'stage.settings', votes: { dots: 1 } });
		expect(await board.no(facilitator, paper('lw', 'a', 'b'))).toBe('quota');
		const unknown = { ...paper('lw', 'a'), group: 'g4' } as const;
		expect(await board.no(facilitator, unknown)).toBe('malformed');
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 0, paper: {} });
	});

	test('[X59] on paper each choice is made once too', async () => {
		const { board, facilitator } = await votingRoom();
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 1 });
		await board.yes(facilitator, { t: 'stage.settings', votes: { ranked: true, dots: 3 } });
		const choices = (...points: [string, number][]) =>
			({
				t: 'vote.proxy',
				group: 'lw',
				ballot: points.map(([target, dots]) => ({ target, dots }))
			}) as const;
		expect(await board.no(facilitator, choices(['a', 3], ['b', 3]))).toBe('quota');
		expect(await board.no(facilitator, choices(['a', 4]))).toBe('quota');
		await board.yes(facilitator, choices(['a', 1], ['b', 3], ['c', 2]));
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 1, paper: { lw: 1 } });
	});

	test('[X68] it can be taken back and done again, and the head count too', async () => {
		const { board, facilitator } = await votingRoom();
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 1 });
		await board.yes(facilitator, paper('lw', 'a'));
		await board.yes(facilitator, { t: 'undo' });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 0, paper: {} });
		await board.yes(facilitator, { t: 'redo' });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 1, paper: { lw: 1 } });
		await board.yes(facilitator, { t: 'undo' });
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().counts.people).toEqual({ patient: 1 });
		const again = await board.restart();
		await again.yes(facilitator, { t: 'redo' });
		await again.yes(facilitator, { t: 'redo' });
		expect(deskVoting(again, facilitator)).toMatchObject({ voted: 1, paper: { lw: 1 } });
		await expectConverged(again, [facilitator]);
	});

	test('[X68] done again it obeys the rules of now, and names only what is still there', async () => {
		const { board, facilitator } = await votingRoom();
		const other = await board.seat('facilitator');
		await board.yes(other, { t: 'seat.headcount', group: 'lw', n: 2 });
		await board.yes(facilitator, paper('lw', 'a', 'b'));
		await board.yes(facilitator, { t: 'undo' });
		await board.yes(other, { t: 'stage.settings', votes: { dots: 1 } });
		expect(await board.no(facilitator, { t: 'redo' })).toBe('quota');
		await board.yes(other, { t: 'stage.settings', votes: { dots: 3, scope: 'clusters' } });
		expect(await board.no(facilitator, { t: 'redo' })).toBe('quota');
		await board.yes(other, { t: 'stage.settings', votes: { dots: 3, scope: 'both' } });
		await board.yes(other, { t: 'note.remove', id: 'a' });
		expect(await board.no(facilitator, { t: 'redo' })).toBe('gone');
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 0, paper: {} });
		await board.yes(other, { t: 'note.restore', id: 'a' });
		expect(await board.yes(facilitator, { t: 'redo' })).toMatchObject({ redone: 'vote.proxy' });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 1, paper: { lw: 1 } });
	});

	test('[X68] a head count that ends is news for who polls, and none comes back of a group that is gone', async () => {
		const { board, facilitator } = await votingRoom();
		const other = await board.seat('facilitator');
		const count = (n: number) =>
			board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n } as const);
		await count(2);
		const epoch = board.board.since(facilitator.number, 'desk')?.epoch ?? '';
		const doc = fresh(board.board, facilitator, 'desk');
		if (!doc) throw new Error('There is no desk.');
		await count(0);
		const stateVector = encodeStateVector(doc);
		const news = board.board.since(facilitator.number, 'desk', { epoch, stateVector });
		if (!news) throw new Error('There is no news.');
		applyUpdate(doc, news.update);
		expect(deskRoots(doc).headcount.toJSON()).toEqual({});
		await board.yes(other, { t: 'stage.merge', from: 'lw', into: 'vcs', label: 'Both' });
		expect(await board.send(facilitator, { t: 'undo' })).not.toMatchObject({
			undone: 'seat.headcount'
		});
		expect(board.board.snapshot().counts.people).toEqual({ patient: 1 });
	});

	test('[X68] one whose dots were all given back leaves its place to another', async () => {
		const { board, facilitator } = await votingRoom();
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 1 });
		await board.yes(facilitator, paper('lw', 'c'));
		expect(await board.no(facilitator, paper('lw', 'a'))).toBe('quota');
		await board.yes(facilitator, { t: 'cluster.dissolve', id: 'c' });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 0, paper: {} });
		await board.yes(facilitator, paper('lw', 'a'));
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 1, paper: { lw: 1 } });
		await expectConverged(board, [facilitator]);
	});

	test('[X68] it is in the document of who entered it, in no other facilitator’s and nobody’s', async () => {
		const { board, facilitator, person } = await votingRoom();
		const other = await board.seat('facilitator');
		await board.yes(facilitator, { t: 'seat.headcount', group: 'lw', n: 1 });
		const { id = '' } = await board.yes(facilitator, paper('lw', 'a'));
		expect(bytesFor(board.board, facilitator).includes(id)).toBe(true);
		for (const seat of [other, person])
			expect(bytesFor(board.board, seat).includes(id)).toBe(false);
		expect(deskVoting(board, other)).toMatchObject({ voted: 1, paper: { lw: 1 } });
	});

	test('[X68] it counts once in its group, also when who entered it has gone', async () => {
		const { board, facilitator, people } = await votingRoom(['lw', 'lw']);
		const other = await board.seat('facilitator');
		await board.yes(other, { t: 'seat.headcount', group: 'lw', n: 1 });
		await board.yes(other, paper('lw', 'a'));
		for (const seat of people) await board.yes(seat, { t: 'vote.cast', target: 'a', dots: 1 });
		await board.yes(facilitator, { t: 'seat.remove', seat: other.number });
		expect(await step(board, facilitator, 'act')).toMatchObject({
			groups: [{ ids: ['lw'], ballots: 3 }],
			items: { a: { people: [3], dots: [3] } }
		});
		await expectConverged(board, [facilitator]);
	});
});
