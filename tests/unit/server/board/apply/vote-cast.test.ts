import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { ballotOf, deskVoting, step, votingRoom } from '../../../../support/voting-room.ts';

describe('vote.cast and vote.withdraw', () => {
	test('[X79] dots are set, taken back, undone and done again, in the own document alone', async () => {
		const { board, facilitator, person } = await votingRoom();
		const other = board.read(await board.seat('stakeholder', 'patient'), 'board', 'seat');
		const heard = other.received.length;
		await board.yes(facilitator, { t: 'stage.settings', votes: { perItem: 2 } });
		const afterSettings = other.received.length;
		await board.yes(person, { t: 'vote.cast', target: 'a', dots: 2 });
		await board.yes(person, { t: 'vote.cast', target: 'a', dots: 1 });
		await board.yes(person, { t: 'vote.cast', target: 'c', dots: 2 });
		expect(ballotOf(board, person)).toEqual({ a: 1, c: 2 });
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		expect(ballotOf(board, person)).toEqual({ c: 2 });
		await board.yes(person, { t: 'undo' });
		expect(ballotOf(board, person)).toEqual({ a: 1, c: 2 });
		await board.yes(person, { t: 'redo' });
		await board.yes(person, { t: 'undo' });
		await board.yes(person, { t: 'undo' });
		expect(ballotOf(board, person)).toEqual({ a: 1 });
		expect([heard < afterSettings, other.received.length]).toEqual([true, afterSettings]);
		await expectConverged(board, [facilitator, person], [other]);
	});

	test('[X77] beyond the dots there are is refused, and changes nothing', async () => {
		const { board, person } = await votingRoom();
		expect(await board.no(person, { t: 'vote.cast', target: 'a', dots: 2 })).toBe('quota');
		for (const target of ['a', 'b', 'c'])
			await board.yes(person, { t: 'vote.cast', target, dots: 1 });
		const { id = '' } = await addNote();
		expect(await board.no(person, { t: 'vote.cast', target: id, dots: 1 })).toBe('quota');
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		await board.yes(person, { t: 'vote.cast', target: id, dots: 1 });
		expect(await board.no(person, { t: 'vote.cast', target: 'a', dots: 1 })).toBe('quota');

		async function addNote() {
			const facilitator = await board.seat('facilitator');
			return board.yes(facilitator, { t: 'note.post', q: 'why', text: 'One more' });
		}
	});

	test('[X59] in order each choice is made once, and counts its points at the close', async () => {
		const { board, facilitator, people } = await votingRoom(['patient', 'patient', 'patient']);
		const [person, second, third] = people as [Seat, Seat, Seat];
		await board.yes(facilitator, { t: 'stage.settings', votes: { ranked: true, dots: 2 } });
		await board.yes(person, { t: 'vote.cast', target: 'a', dots: 2 });
		expect(await board.no(person, { t: 'vote.cast', target: 'b', dots: 2 })).toBe('quota');
		await board.yes(person, { t: 'vote.cast', target: 'b', dots: 1 });
		expect(await board.no(person, { t: 'vote.cast', target: 'c', dots: 1 })).toBe('quota');
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		await board.yes(person, { t: 'vote.cast', target: 'c', dots: 2 });
		await board.yes(person, { t: 'undo' });
		await board.yes(person, { t: 'undo' });
		expect(ballotOf(board, person)).toEqual({ a: 2, b: 1 });
		await board.yes(second, { t: 'vote.cast', target: 'a', dots: 1 });
		await board.yes(third, { t: 'vote.cast', target: 'b', dots: 2 });
		const results = await step(board, facilitator, 'act');
		expect(results?.items).toEqual({
			a: { people: [2], dots: [3] },
			b: { people: [2], dots: [3] }
		});
		expect(results?.rules).toMatchObject({ ranked: true, dots: 2 });
		await expectConverged(board, people);
	});

	test('[X59] once somebody has voted the way of choosing stays, and is not undone either', async () => {
		const { board, facilitator, person } = await votingRoom();
		const set = (votes: object) => ({ t: 'stage.settings', votes }) as const;
		await board.yes(facilitator, set({ ranked: true, dots: 3 }));
		await board.yes(person, { t: 'vote.cast', target: 'a', dots: 3 });
		for (const votes of [{ ranked: false }, { dots: 5 }, { per: 'question' }, { scope: 'notes' }])
			expect(await board.no(facilitator, set(votes)), JSON.stringify(votes)).toBe('conflict');
		// What was done before it is taken back instead.
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().stage.settings.votes).toEqual({ ranked: true, dots: 3 });
		await board.yes(facilitator, { t: 'stage.step', to: 'vote' });
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		await board.yes(facilitator, set({ ranked: false }));
		await board.yes(person, { t: 'vote.cast', target: 'a', dots: 1 });
		expect(await board.no(facilitator, set({ ranked: true }))).toBe('conflict');
		await board.yes(facilitator, set({ dots: 1 }));
	});

	test('[X59] nor does it change after totals were shown', async () => {
		const { board, facilitator, people } = await votingRoom(['patient', 'patient', 'patient']);
		for (const seat of people) await board.yes(seat, { t: 'vote.cast', target: 'a', dots: 1 });
		await step(board, facilitator, 'act');
		await step(board, facilitator, 'vote');
		for (const seat of people) await board.yes(seat, { t: 'vote.withdraw', target: 'a' });
		const ranked = { t: 'stage.settings', votes: { ranked: true } } as const;
		expect(await board.no(facilitator, ranked)).toBe('conflict');
	});

	test('[X77] none, eleven and half a dot are malformed', async () => {
		const { board, person } = await votingRoom();
		for (const dots of [0, 11, 0.5, -1])
			expect(await board.no(person, { t: 'vote.cast', target: 'a', dots })).toBe('malformed');
	});

	test('[X79] dots go on what everyone sees: unknown is not allowed, in the bin is gone', async () => {
		const { board, facilitator, person } = await votingRoom();
		for (const target of ['nothing', '__proto__', 'constructor'])
			expect(await board.no(person, { t: 'vote.cast', target, dots: 1 })).toBe('not-allowed');
		await board.yes(facilitator, { t: 'note.remove', id: 'a' });
		expect(await board.no(person, { t: 'vote.cast', target: 'a', dots: 1 })).toBe('gone');
		expect(await board.no(person, { t: 'vote.withdraw', target: 'a' })).toBe('gone');
		await board.yes(person, { t: 'vote.withdraw', target: 'b' });
	});

	test('[X64] a note in the bin keeps its dots, and comes back with them', async () => {
		const { board, facilitator, person } = await votingRoom(['patient', 'patient', 'patient']);
		for (const seat of [person, ...(await others())])
			await board.yes(seat, { t: 'vote.cast', target: 'a', dots: 1 });
		await board.yes(facilitator, { t: 'note.remove', id: 'a' });
		expect(ballotOf(board, person)).toEqual({ a: 1 });
		expect((await step(board, facilitator, 'act'))?.items).toEqual({});
		await step(board, facilitator, 'vote');
		await board.yes(facilitator, { t: 'note.restore', id: 'a' });
		expect((await step(board, facilitator, 'act'))?.items).toEqual({
			a: { people: [3], dots: [3] }
		});
		await step(board, facilitator, 'vote');
		await board.yes(facilitator, { t: 'note.remove', id: 'a' });
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		expect(ballotOf(board, person)).toEqual({});

		async function others() {
			return [await board.seat('stakeholder', 'lw'), await board.seat('stakeholder', 'lw')];
		}
	});

	test('[X38] a cluster that dissolves gives its dots back', async () => {
		const { board, facilitator, person } = await votingRoom();
		await board.yes(facilitator, { t: 'note.move', id: 'a', q: 'who', p: [0, 1], cluster: 'c' });
		await board.yes(person, { t: 'vote.cast', target: 'c', dots: 1 });
		await board.yes(person, { t: 'vote.cast', target: 'b', dots: 1 });
		await board.yes(facilitator, { t: 'note.move', id: 'a', q: 'how', p: [0, 5] });
		expect(board.board.snapshot().clusters.has('c')).toBe(false);
		expect(ballotOf(board, person)).toEqual({ b: 1 });
		expect(await board.no(person, { t: 'vote.cast', target: 'c', dots: 1 })).toBe('gone');
		await expectConverged(board, [facilitator, person]);
	});

	test.each<[string, (ids: { note: string; moment: string }) => CommandBody, CommandBody?]>([
		['the bin', ({ note }) => ({ t: 'note.remove', id: note })],
		['hiding', ({ note }) => ({ t: 'note.hide', id: note })],
		['a restored moment', ({ moment }) => ({ t: 'history.restore', id: moment })],
		[
			'the bin, over a restart,',
			({ note }) => ({ t: 'note.remove', id: note }),
			{ t: 'note.restore', id: 'a' }
		],
		[
			'hiding, over a restart,',
			({ note }) => ({ t: 'note.hide', id: note }),
			{ t: 'note.show', id: 'a' }
		]
	])(
		'[X64] a cluster that went with %s keeps its dots, which count again when it is back',
		async (_, away, back) => {
			const room = await votingRoom(['patient', 'patient', 'patient']);
			const { facilitator, people, person } = room;
			const { id: moment = '' } = await room.board.yes(facilitator, {
				t: 'history.save',
				name: 'Before'
			});
			await room.board.yes(facilitator, {
				t: 'stage.settings',
				votes: { per: 'question', dots: 1 }
			});
			const made: CommandBody = { t: 'cluster.make', q: 'how', ids: ['a'], name: 'Made' };
			const { id = '' } = await room.board.yes(facilitator, made);
			for (const seat of people)
				await room.board.yes(seat, { t: 'vote.cast', target: id, dots: 1 });
			await room.board.yes(facilitator, away({ note: 'a', moment }));
			const board = back ? await room.board.restart() : room.board;
			expect(board.board.snapshot().clusters.has(id)).toBe(false);
			expect(ballotOf(board, person)).toEqual({ [id]: 1 });
			expect(await board.no(person, { t: 'vote.cast', target: 'b', dots: 1 })).toBe('quota');
			expect(await board.no(person, { t: 'vote.cast', target: id, dots: 1 })).toBe('gone');
			expect((await step(board, facilitator, 'act'))?.items).toEqual({});
			await board.yes(facilitator, { t: 'undo' });
			await board.yes(facilitator, back ?? { t: 'undo' });
			expect(ballotOf(board, person)).toEqual({ [id]: 1 });
			expect((await step(board, facilitator, 'act'))?.items).toEqual({
				[id]: { people: [3], dots: [3] }
			});
			await expectConverged(board, [facilitator, ...people]);
		}
	);

	test('[X64] dots on a cluster that went with its last note can be taken back', async () => {
		const { board, facilitator, person } = await votingRoom();
		const make: CommandBody = { t: 'cluster.make', q: 'how', ids: ['a'] };
		const { id = '' } = await board.yes(facilitator, make);
		await board.yes(person, { t: 'vote.cast', target: id, dots: 1 });
		await board.yes(facilitator, { t: 'note.remove', id: 'a' });
		await board.yes(person, { t: 'vote.withdraw', target: id });
		expect(ballotOf(board, person)).toEqual({});
	});

	test.each<[string, (id: string) => CommandBody]>([
		['dissolved', (id) => ({ t: 'cluster.dissolve', id })],
		['merged', (id) => ({ t: 'cluster.merge', id, into: 'c' })],
		['emptied by hand', () => ({ t: 'note.move', id: 'a', p: [0, 9], cluster: null })],
		['emptied into none', () => ({ t: 'cluster.leave', ids: ['a'] })],
		['emptied into another one', () => ({ t: 'cluster.join', id: 'c', ids: ['a'] })],
		['never made, by undo,', () => ({ t: 'undo' })]
	])('[X38] a cluster that was %s gives its dots back for good', async (_, end) => {
		const { board, facilitator, person } = await votingRoom();
		const make: CommandBody = { t: 'cluster.make', q: 'how', ids: ['a'] };
		const { id = '' } = await board.yes(facilitator, make);
		await board.yes(person, { t: 'vote.cast', target: id, dots: 1 });
		await board.yes(facilitator, end(id));
		expect(ballotOf(board, person)).toEqual({});
		const again = end(id).t === 'undo' ? 'redo' : 'undo';
		await board.yes(facilitator, { t: again });
		expect(board.board.snapshot().clusters.has(id)).toBe(true);
		expect(ballotOf(board, person)).toEqual({});
		await expectConverged(board, [facilitator, person]);
	});

	test('[X77] facilitators have no ballot of their own', async () => {
		const { board, facilitator } = await votingRoom();
		const cast = { t: 'vote.cast', target: 'a', dots: 1 } as const;
		expect(await board.no(facilitator, cast)).toBe('not-allowed');
	});

	test('[X78] the desk hears how many have voted, and no more', async () => {
		const { board, facilitator, people, person } = await votingRoom(['lw', 'hcp', 'patient']);
		for (const seat of people) await board.yes(seat, { t: 'vote.cast', target: 'a', dots: 1 });
		expect(deskVoting(board, facilitator)).toEqual({
			voted: 3,
			paper: {},
			published: 0,
			pools: []
		});
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 2 });
		await board.yes(facilitator, { t: 'seat.remove', seat: people[1]?.number ?? 0 });
		expect(deskVoting(board, facilitator)).toMatchObject({ voted: 1 });
		await expectConverged(board, [facilitator, person]);
	});

	test('[X77] under narrower rules a full ballot can only give less', async () => {
		const { board, facilitator, person } = await votingRoom();
		for (const target of ['a', 'b', 'c'])
			await board.yes(person, { t: 'vote.cast', target, dots: 1 });
		await board.yes(facilitator, { t: 'stage.settings', votes: { dots: 1 } });
		expect(await board.no(person, { t: 'vote.cast', target: 'a', dots: 2 })).toBe('quota');
		await board.yes(person, { t: 'vote.withdraw', target: 'a' });
		expect(ballotOf(board, person)).toEqual({ b: 1, c: 1 });
	});
});
