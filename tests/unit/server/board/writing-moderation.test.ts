import { describe, expect, test } from 'vitest';
import { boardRoots, deskRoots, seatRoots } from '#lib/domain/document.ts';
import { bytesFor, expectConverged, fresh } from '../../../support/board-checks.ts';
import { testBoard } from '../../../support/board.ts';

const told = { asPrivate: true, readable: true } as const;

/** A board whose private step has begun with, or without, facilitators reading. */
async function privateWriting(readEarly = true) {
	const test = await testBoard({ board: { step: 'arrive' } });
	const facilitator = await test.seat('facilitator');
	const one = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const screen = await test.seat('screen', 'other');
	const { board, yes } = test;
	if (readEarly) await yes(facilitator, { t: 'stage.settings', readEarly: true });
	await yes(facilitator, { t: 'stage.step', to: 'private' });
	return {
		...test,
		test,
		facilitator,
		one,
		other,
		screen,
		/** The words that the desk has of notes that are not shared. */
		early: () => {
			const doc = fresh(board, facilitator, 'desk');
			return doc ? [...deskRoots(doc).early.values()].map(({ text }) => text).sort() : [];
		},
		says: () => board.snapshot().stage.readEarly,
		post: async (text: string, more: object = told) =>
			(await yes(one, { t: 'note.post', q: 'how', text, ...more })).id ?? ''
	};
}

describe('reading before sharing', () => {
	test('[X62] the desk has the words of who was told, and nobody else has', async () => {
		const { test, board, facilitator, one, other, screen, early, says, post } =
			await privateWriting();
		const read = [other, screen].map((seat) => test.read(seat, 'board', 'seat', 'desk'));
		const desk = test.read(facilitator, 'board', 'desk');
		expect(says()).toBe(true);
		const id = await post('KANAREK');
		expect(early()).toEqual(['KANAREK']);
		expect(desk.saw('KANAREK')).toBe(true);
		for (const reader of read) expect(reader.saw('KANAREK')).toBe(false);
		for (const seat of [other, screen])
			expect(bytesFor(board, seat).includes('KANAREK')).toBe(false);
		const mine = fresh(board, one, 'seat');
		expect(mine && seatRoots(mine).private.get(id)?.get('readable')).toBe(true);
		await expectConverged(test, [facilitator, one, other], [desk]);
	});

	test('[X62] words that were sent back come again to be read by nobody', async () => {
		const { board, facilitator, one, early, post, yes } = await privateWriting();
		const id = await post('KANAREK', { asPrivate: true });
		await yes(facilitator, { t: 'seat.undoAll', seat: one.number });
		await yes(one, { t: 'note.edit', id, text: 'KANAREK again', ...told });
		const mine = fresh(board, one, 'seat');
		const note = mine && seatRoots(mine).private.get(id);
		expect([note?.get('text'), note?.has('readable')]).toEqual(['KANAREK again', false]);
		expect(early()).toEqual([]);
		expect(bytesFor(board, facilitator).includes('KANAREK')).toBe(false);
	});

	test('[X62] by default, and for a client that tells nobody, the desk has counts and no words', async () => {
		for (const readEarly of [false, true]) {
			const { board, facilitator, early, post } = await privateWriting(readEarly);
			await post('KANAREK', readEarly ? { asPrivate: true } : told);
			expect(early()).toEqual([]);
			expect(bytesFor(board, facilitator).includes('KANAREK')).toBe(false);
		}
	});

	test('[X62] set in the midst of a private step it holds from the next one on, for what is written there', async () => {
		const { facilitator, one, early, says, post, yes } = await privateWriting(false);
		const before = await post('Written before');
		await yes(facilitator, { t: 'stage.settings', readEarly: true });
		await post('Written after it was set');
		expect([says(), early()]).toEqual([undefined, []]);
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(says()).toBeUndefined();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		expect(says(), 'the step begins anew').toBe(true);
		await post('In the next step');
		await yes(one, { t: 'note.edit', id: before, text: 'Written before, and changed', ...told });
		expect(early(), 'what was begun under a promise keeps it').toEqual(['In the next step']);
	});

	test('[X62] taken back in the midst of a step, it goes on to the end of the step, and is told so', async () => {
		const { facilitator, early, says, post, yes } = await privateWriting();
		await yes(facilitator, { t: 'stage.settings', readEarly: false });
		await post('Still told');
		expect([says(), early()]).toEqual([true, ['Still told']]);
		await yes(facilitator, { t: 'stage.step', to: 'arrive' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		expect(says()).toBeUndefined();
		await post('Not told');
		expect(early()).toEqual(['Still told']);
	});

	test('[X62] words changed without being told are read by nobody, nor are those before them', async () => {
		const { facilitator, one, early, post, yes } = await privateWriting();
		const id = await post('First');
		await yes(one, { t: 'note.edit', id, text: 'Second', ...told });
		expect(early()).toEqual(['Second']);
		await yes(one, { t: 'undo' });
		expect(early()).toEqual(['First']);
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(early(), 'it was read, and still is').toEqual(['First']);
		await yes(one, { t: 'note.edit', id, text: 'Third', ...told });
		expect(early()).toEqual([]);
		await yes(one, { t: 'undo' });
		expect(early()).toEqual([]);
	});

	test('[X62] what is deleted, shared or waits for approval is not among them; another question or group is followed', async () => {
		const { board, facilitator, one, early, post, yes } = await privateWriting();
		const [gone, moved, shown] = [await post('Gone'), await post('Moved'), await post('Shown')];
		await yes(one, { t: 'note.remove', id: gone });
		expect(early()).toEqual(['Moved', 'Shown']);
		await yes(one, { t: 'undo' });
		expect(early()).toEqual(['Gone', 'Moved', 'Shown']);
		await yes(one, { t: 'redo' });
		await yes(one, { t: 'note.move', id: moved, q: 'why', p: [0, 0] });
		await yes(facilitator, { t: 'seat.group', seat: one.number, group: 'vcs' });
		const doc = fresh(board, facilitator, 'desk');
		expect(doc && deskRoots(doc).early.get(moved)).toMatchObject({ q: 'why', group: 'vcs' });
		await yes(facilitator, { t: 'stage.settings', approval: true });
		await yes(facilitator, { t: 'stage.reveal', q: 'why' });
		expect(early()).toEqual(['Shown']);
		await yes(facilitator, { t: 'note.approve', id: moved });
		await yes(facilitator, { t: 'stage.settings', approval: false });
		await yes(facilitator, { t: 'stage.reveal' });
		expect(early()).toEqual([]);
		expect(board.snapshot().notes.get(shown)).not.toHaveProperty('readable');
		expect(
			boardRoots(fresh(board, one, 'board') ?? raise())
				.notes.get(moved)
				?.toJSON()
		).not.toHaveProperty('readable');
	});

	test('[X62] putting a moment back, hiding and asking reach no note that is not shared', async () => {
		const { facilitator, early, post, no, yes } = await privateWriting();
		const { id: moment = '' } = await yes(facilitator, { t: 'history.save', name: 'Now' });
		const id = await post('Unshared');
		await yes(facilitator, { t: 'history.restore', id: moment });
		expect(early()).toEqual(['Unshared']);
		for (const t of [
			'note.hide',
			'note.ask',
			'note.approve',
			'note.return',
			'note.remove'
		] as const)
			expect(await no(facilitator, { t, id }), t).toBe('not-allowed');
		expect(await no(facilitator, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
	});

	test('[X62] it is all the same after a restart', async () => {
		const { test, facilitator, one, post } = await privateWriting();
		const id = await post('Told');
		await post('Untold', { asPrivate: true });
		const { board, yes: again } = await test.restart();
		await again(one, { t: 'note.edit', id, text: 'Told again', ...told });
		const doc = fresh(board, facilitator, 'desk');
		expect(doc && [...deskRoots(doc).early.values()].map(({ text }) => text)).toEqual([
			'Told again'
		]);
		expect(board.snapshot().stage.readEarly).toBe(true);
	});
});

function raise(): never {
	throw new Error('There is no such document.');
}
