import { describe, expect, test } from 'vitest';
import { deskRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged, fresh } from '../../../support/board-checks.ts';
import type { TestBoard } from '../../../support/board.ts';
import { ballotOf, step, votingRoom } from '../../../support/voting-room.ts';

const cast = (board: TestBoard, seat: Seat | undefined, target: string) =>
	board.yes(seat as Seat, { t: 'vote.cast', target, dots: 1 });

async function fourVotes() {
	const room = await votingRoom(['patient', 'patient', 'patient', 'lw']);
	const { board, people } = room;
	for (const [at, target] of ['a', 'a', 'b', 'c'].entries()) await cast(board, people[at], target);
	return room;
}
const pooled = {
	groups: [{ ids: ['lw', 'patient'], ballots: 4 }],
	items: {
		a: { people: [2], dots: [2] },
		b: { people: [1], dots: [1] },
		c: { people: [1], dots: [1] }
	}
};

describe('the end of a vote', () => {
	test('[X80] a later step publishes totals, the vote step hides them again and keeps ballots', async () => {
		const { board, facilitator, people, person } = await fourVotes();
		expect(board.board.snapshot().stage).not.toHaveProperty('results');
		expect(await step(board, facilitator, 'act')).toMatchObject(pooled);
		expect(await step(board, facilitator, 'close')).toMatchObject(pooled);
		expect(await step(board, facilitator, 'vote')).toBeUndefined();
		expect(board.board.snapshot().stage).not.toHaveProperty('results');
		expect(ballotOf(board, person)).toEqual({ a: 1 });
		expect(await step(board, facilitator, 'close')).toMatchObject(pooled);
		await expectConverged(board, [facilitator, ...people]);
	});

	test('[X80] back from a vote nothing is published, and undo of the step hides again', async () => {
		const { board, facilitator } = await fourVotes();
		expect(await step(board, facilitator, 'share')).toBeUndefined();
		expect(await step(board, facilitator, 'act')).toBeUndefined();
		await step(board, facilitator, 'vote');
		expect(await step(board, facilitator, 'act')).toMatchObject(pooled);
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().stage.results).toBeUndefined();
		await board.yes(facilitator, { t: 'redo' });
		expect(board.board.snapshot().stage.results).toMatchObject(pooled);
	});

	test('[X80] a vote that is left out of the running order is left for what comes after it', async () => {
		const { board, facilitator } = await fourVotes();
		const { steps } = board.board.snapshot().stage;
		const without = steps.filter(({ id }) => id !== 'vote');
		await board.yes(facilitator, { t: 'stage.plan', steps: without });
		expect(board.board.snapshot().stage).toMatchObject({ step: 'act', results: pooled });
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().stage.step).toBe('vote');
		expect(board.board.snapshot().stage.results).toBeUndefined();
		const upTo = steps.slice(0, 3);
		await board.yes(facilitator, { t: 'stage.plan', steps: upTo });
		expect(board.board.snapshot().stage.step).toBe('share');
		expect(board.board.snapshot().stage.results).toBeUndefined();
	});

	test('[X80] a vote that goes with the whole running order is over, and undone it is on again', async () => {
		const { board, facilitator } = await fourVotes();
		await board.yes(facilitator, {
			t: 'stage.plan',
			steps: [{ kind: 'share' }, { kind: 'close' }]
		});
		expect(board.board.snapshot().stage.results).toMatchObject(pooled);
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().stage.results).toBeUndefined();
	});

	test('[X80] taking back a running order goes back from a vote, and publishes nothing', async () => {
		const { board, facilitator } = await fourVotes();
		const { steps } = board.board.snapshot().stage;
		await board.yes(facilitator, { t: 'stage.step', to: 'group' });
		const without = steps.filter(({ id }) => id !== 'group');
		await board.yes(facilitator, { t: 'stage.plan', steps: without });
		expect(board.board.snapshot().stage.step).toBe('vote');
		await board.yes(facilitator, { t: 'undo' });
		expect(board.board.snapshot().stage.step).toBe('group');
		expect(board.board.snapshot().stage.results).toBeUndefined();
	});

	test('[X80] the ballot of a removed person no longer counts', async () => {
		const { board, facilitator, people } = await fourVotes();
		await board.yes(facilitator, { t: 'seat.remove', seat: people[0]?.number ?? 0 });
		expect(await step(board, facilitator, 'act')).toMatchObject({
			groups: [{ ballots: 3 }],
			items: { a: { people: [1] } }
		});
	});

	test('[X80] what one person changes between two closes is left out, after a restart too', async () => {
		const { board, facilitator, people } = await fourVotes();
		await step(board, facilitator, 'act');
		await step(board, facilitator, 'vote');
		const again = await board.restart();
		await cast(again, people[0], 'b');
		expect(await step(again, facilitator, 'act')).toMatchObject({ ...pooled, held: true });
		await step(again, facilitator, 'vote');
		await cast(again, people[1], 'b');
		await cast(again, people[2], 'c');
		const third = await again.restart();
		expect(await step(third, facilitator, 'act')).toMatchObject({
			groups: pooled.groups,
			items: { a: { people: [2] }, b: { people: [3] }, c: { people: [2] } }
		});
		await expectConverged(third, [facilitator, ...people]);
	});

	test('[X77] under narrower rules what was given first counts, after a restart too', async () => {
		const { board, facilitator, people } = await votingRoom(['lw', 'lw', 'lw']);
		for (const seat of people) {
			for (const target of ['a', 'b', 'c']) await cast(board, seat, target);
			for (const target of ['b', 'a']) await board.yes(seat, { t: 'vote.withdraw', target });
			await board.yes(seat, { t: 'undo' });
			await cast(board, seat, 'b');
		}
		await board.yes(facilitator, { t: 'stage.settings', votes: { dots: 2 } });
		const counted = { a: { people: [3], dots: [3] }, c: { people: [3], dots: [3] } };
		const again = await board.restart(board.store.copy());
		expect((await step(board, facilitator, 'act'))?.items).toEqual(counted);
		expect((await step(again, facilitator, 'act'))?.items).toEqual(counted);
		await expectConverged(again, [facilitator, ...people]);
	});

	test('[X80] fewer than three ballots are not published, and nothing is fixed by them', async () => {
		const { board, facilitator, people } = await votingRoom(['patient', 'lw', 'lw', 'lw']);
		await cast(board, people[0], 'a');
		await cast(board, people[1], 'a');
		expect(await step(board, facilitator, 'act')).toMatchObject({ groups: [], items: {} });
		await step(board, facilitator, 'vote');
		await board.yes(people[0] as Seat, { t: 'vote.withdraw', target: 'a' });
		for (const seat of people.slice(1)) await cast(board, seat, 'b');
		expect((await step(board, facilitator, 'act'))?.groups).toEqual([{ ids: ['lw'], ballots: 3 }]);
	});
});

describe('a group that becomes part of another', () => {
	const merge = { t: 'stage.merge', from: 'patient', into: 'vcs', label: 'Both' } as const;

	test('[X72] takes its ballots, its head count and its "me too" along, and gets them back', async () => {
		const { board, facilitator, people, person } = await votingRoom(['patient', 'lw', 'lw']);
		await board.yes(facilitator, { t: 'seat.headcount', group: 'patient', n: 1 });
		const ballot = [{ target: 'a', dots: 1 }];
		await board.yes(facilitator, { t: 'vote.proxy', group: 'patient', ballot });
		for (const seat of people) await cast(board, seat, 'b');
		await board.yes(person, { t: 'note.agree', id: 'a' });
		const other = await board.seat('facilitator');
		await board.yes(other, { t: 'note.hide', id: 'a' });
		await board.yes(facilitator, merge);
		const agree = () => {
			const desk = fresh(board.board, facilitator, 'desk');
			return desk && deskRoots(desk).hidden.get('a')?.note.agree;
		};
		const seen = () => board.board.snapshot();
		expect([agree(), seen().counts.people]).toEqual([{ vcs: 1 }, { vcs: 2, lw: 2 }]);
		await board.yes(facilitator, { t: 'undo' });
		expect([agree(), seen().counts.people]).toEqual([{ patient: 1 }, { patient: 2, lw: 2 }]);
		await board.yes(facilitator, merge);
		await board.yes(other, { t: 'note.show', id: 'a' });
		expect(seen().notes.get('a')?.agree).toEqual({ vcs: 1 });
		expect((await step(board, facilitator, 'act'))?.groups).toEqual([
			{ ids: ['lw', 'vcs'], ballots: 4 }
		]);
		await expectConverged(board, [facilitator, ...people]);
	});

	test('[X72] stays part of it once a "me too" of the common group is in view', async () => {
		const { board, facilitator, people, person } = await votingRoom(['patient', 'lw']);
		await board.yes(facilitator, merge);
		await board.yes(person, { t: 'note.agree', id: 'a' });
		expect(await board.yes(facilitator, { t: 'undo' })).toMatchObject({ undone: 'stage.step' });
		expect(board.board.snapshot().notes.get('a')?.agree).toEqual({ vcs: 1 });
		await expectConverged(board, [facilitator, ...people]);
	});

	test('[X72] is one with it in totals that were published before, on every screen and at the next close', async () => {
		const room = await votingRoom(['patient', 'patient', 'patient', 'vcs', 'vcs', 'vcs', 'lw']);
		const { board, facilitator, people, person } = room;
		for (const seat of people.slice(0, 3)) await cast(board, seat, 'a');
		for (const seat of people.slice(3, 6)) await cast(board, seat, 'b');
		const apart = [
			{ ids: ['vcs'], ballots: 3 },
			{ ids: ['patient'], ballots: 3 }
		];
		expect((await step(board, facilitator, 'act'))?.groups).toEqual(apart);
		const reader = board.read(people.at(-1) as Seat, 'board');
		await board.yes(facilitator, merge);
		const common = {
			groups: [{ ids: ['vcs'], ballots: 6 }],
			items: { a: { people: [3], dots: [3] }, b: { people: [3], dots: [3] } }
		};
		expect(board.board.snapshot().stage.results).toMatchObject(common);
		expect(reader.doc('board').getMap('stage').get('results')).toMatchObject(common);
		const bytes = board.board.since(person.number, 'board')?.update ?? [];
		expect(Buffer.from(bytes).includes('patient')).toBe(false);
		expect(await board.yes(facilitator, { t: 'undo' })).not.toMatchObject({
			undone: 'stage.merge'
		});
		await step(board, facilitator, 'vote');
		expect(await step(board, facilitator, 'act')).toMatchObject(common);
		await expectConverged(board, [facilitator, ...people]);
	});
});
