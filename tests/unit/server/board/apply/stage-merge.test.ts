import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { groupsRoom } from '../../../../support/groups-room.ts';

const merge = {
	t: 'stage.merge',
	from: 'vcs',
	into: 'patient',
	label: 'Patient or voluntary sector'
} as const;

describe('stage.merge', () => {
	/** All that everybody may read of a board: nothing in it may say which of the two it was. */
	const told = (test: Awaited<ReturnType<typeof groupsRoom>>, seat: Seat) =>
		JSON.stringify(
			(['board', 'seat'] as const).map((name) =>
				Buffer.from(test.board.since(seat.number, name)?.update ?? []).toString('latin1')
			)
		);

	test('[X72] a small group is one with another before the reveal: labels, people, notes, seats', async () => {
		const room = await groupsRoom();
		const { test, yes, facilitator, small, large, seats, labels, board } = room;
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const ids: string[] = [];
		for (const seat of [small, large])
			ids.push((await yes(seat, { t: 'note.post', q: 'how', text: 'Words' })).id ?? '');
		await yes(facilitator, merge);
		expect(labels()).toContain(merge.label);
		expect(labels()).not.toContain('Voluntary and community');
		expect(board.groups().map(({ id }) => id)).not.toContain('vcs');
		expect(board.snapshot().counts.people).toEqual({ patient: 3 });
		await yes(facilitator, { t: 'stage.reveal' });
		expect([...board.snapshot().notes.values()].map(({ group }) => group)).toEqual([
			'patient',
			'patient'
		]);
		expect(board.seat(small.number)?.group).toBe('patient');
		const own = fresh(board, small, 'seat');
		expect(own && seatRoots(own).me.get('group')).toBe('patient');
		expect(told(room, large)).not.toContain('vcs');
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).seats.get(String(small.number))).toMatchObject({
			group: 'patient',
			joinedAs: 'vcs'
		});
		await expectConverged(test, seats);
	});

	test('[X72] what was on the board already says no more which of the two it was', async () => {
		const room = await groupsRoom();
		const { test, yes, facilitator, small, large, seats, board } = room;
		for (const seat of [large, small, large])
			await yes(seat, { t: 'note.post', q: 'how', text: 'Words' });
		const structs = () =>
			[...board.snapshot().notes.keys()].map((id) => {
				const doc = fresh(board, large, 'board');
				const item = doc?.getMap('notes')._map.get(id);
				return [id, item?.id.clock ?? 0] as const;
			});
		await yes(facilitator, merge);
		const order = structs()
			.sort(([, one], [, other]) => one - other)
			.map(([id]) => id);
		expect(order).toEqual([...order].sort());
		expect(told(room, large)).not.toContain('vcs');
		await expectConverged(test, seats);
	});

	test('[X72] they part again with one undo, as long as nobody has seen their notes', async () => {
		const { test, yes, no, facilitator, small, seats, labels, board } = await groupsRoom();
		const before = labels();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		await yes(small, { t: 'note.post', q: 'how', text: 'Words' });
		await yes(facilitator, merge);
		await yes(facilitator, { t: 'undo' });
		expect(labels()).toEqual(before);
		expect(board.snapshot().counts.people).toEqual({ vcs: 2, patient: 1 });
		const own = fresh(board, small, 'seat');
		expect(own && [...seatRoots(own).private.values()].map((map) => map.get('group'))).toEqual([
			'vcs'
		]);
		await expectConverged(test, seats);
		await yes(facilitator, { t: 'redo' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		await yes(facilitator, { t: 'stage.reveal' });
		expect(labels()).toContain(merge.label);
		const taken = await test.send(facilitator, { t: 'undo' });
		expect(taken.ok && taken.undone).not.toBe('stage.merge');
		expect(labels()).toContain(merge.label);
		expect(await no(facilitator, { ...merge, from: 'vcs' })).toBe('malformed');
		await expectConverged(test, seats);
	});

	test('[X72] what an undo brings back is of the common group, and of its own again when they part', async () => {
		const { test, yes, facilitator, small, seats } = await groupsRoom();
		const other = await test.seat('facilitator');
		await yes(other, { t: 'seat.headcount', group: 'vcs', n: 1 });
		const ballot = [{ target: 'n', dots: 1 }];
		await yes(other, { t: 'vote.proxy', group: 'vcs', ballot });
		await yes(other, { t: 'undo' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(small, { t: 'note.post', q: 'how', text: 'Words' });
		await yes(small, { t: 'note.remove', id });
		await yes(facilitator, merge);
		const again = await test.restart(test.store.copy());
		for (const board of [test, again]) {
			const group = () => {
				const doc = fresh(board.board, small, 'seat');
				return doc && seatRoots(doc).private.get(id)?.get('group');
			};
			const paper = () => {
				const doc = fresh(board.board, facilitator, 'desk');
				return doc && deskRoots(doc).voting.get('paper');
			};
			await board.yes(small, { t: 'undo' });
			expect(group()).toBe('patient');
			await board.yes(other, { t: 'redo' });
			expect(paper()).toEqual({ patient: 1 });
			await board.yes(small, { t: 'note.remove', id });
			await board.yes(facilitator, { t: 'undo' });
			expect(paper()).toEqual({ vcs: 1 });
			await board.yes(small, { t: 'undo' });
			expect(group()).toBe('vcs');
			await expectConverged(board, [...seats, other]);
		}
	});

	test('[X72] once their notes were seen they stay one, whatever becomes of those notes, also after a restart', async () => {
		const leave = ['note.hide', 'note.remove', 'undo'] as const;
		for (const t of leave) {
			const { test, yes, facilitator, small, seats, labels } = await groupsRoom();
			const other = await test.seat('facilitator');
			await yes(other, { t: 'stage.settings', approval: true });
			const { id = '' } = await yes(small, { t: 'note.post', q: 'how', text: 'Words' });
			await yes(facilitator, merge);
			await yes(other, { t: 'note.approve', id });
			expect(test.board.snapshot().notes.get(id)?.group).toBe('patient');
			await yes(other, t === 'undo' ? { t } : { t, id });
			expect(test.board.snapshot().notes.size).toBe(0);
			for (const board of [await test.restart(test.store.copy()), test]) {
				expect(await board.no(facilitator, { t: 'undo' }), t).toBe('gone');
				expect(board.board.groups().map((group) => group.id)).not.toContain('vcs');
			}
			expect(labels()).toContain(merge.label);
			await expectConverged(test, [...seats, other]);
		}
	});

	test('[X72] a "me too" of the common group that was seen keeps them one when it is taken back', async () => {
		const { test, yes, no, facilitator, large, seats } = await groupsRoom();
		const other = await test.seat('stakeholder', 'lw');
		const { id = '' } = await yes(other, { t: 'note.post', q: 'how', text: 'Words' });
		await yes(facilitator, merge);
		await yes(large, { t: 'note.agree', id });
		await yes(large, { t: 'undo' });
		expect(test.board.snapshot().notes.get(id)).not.toHaveProperty('agree');
		expect(await no(facilitator, { t: 'undo' })).toBe('gone');
		await expectConverged(test, [...seats, other]);
	});

	test('[X72] what is taken back as their notes come in view is told apart from it after a restart', async () => {
		const { test, yes, send, facilitator, small } = await groupsRoom();
		const other = await test.seat('facilitator');
		await yes(other, { t: 'stage.step', to: 'private' });
		await yes(small, { t: 'note.post', q: 'how', text: 'Words' });
		await yes(other, merge);
		const lock = { t: 'stage.lock', what: 'joining' } as const;
		for (let n = 0; n < 25; n++) {
			await yes(facilitator, lock);
			await yes(facilitator, { ...lock, t: 'stage.unlock' });
		}
		const { length } = test.store.commits;
		const replies = await Promise.all([
			send(facilitator, { t: 'undo' }),
			send(facilitator, { ...lock, t: 'stage.unlock' }),
			send(other, { t: 'stage.reveal' })
		]);
		expect(replies).toMatchObject([{ undone: 'stage.unlock' }, { ok: true }, { ok: true }]);
		expect(test.store.commits.length, 'one batch').toBe(length + 1);
		for (const board of [await test.restart(test.store.copy()), test]) {
			// As many as are kept of a seat: none went for one that was taken back before it.
			for (let n = 0; n < 50; n++) await board.yes(facilitator, { t: 'undo' });
			expect(await board.no(facilitator, { t: 'undo' })).toBe('gone');
			expect(await board.yes(other, { t: 'undo' })).toMatchObject({ undone: 'stage.step' });
		}
	});
});
