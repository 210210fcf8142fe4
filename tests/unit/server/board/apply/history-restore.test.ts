import { describe, expect, test } from 'vitest';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { BOARD, type TestBoard, testBoard } from '../../../../support/board.ts';
import { contentsOf } from '../../../../support/visible-content.ts';

async function room() {
	const test = await testBoard();
	const lead = await test.seat('facilitator');
	const person = await test.seat('stakeholder', 'patient');
	const post = async (text: string, seat: Seat = person) =>
		(await test.yes(seat, { t: 'note.post', q: 'how', text })).id ?? '';
	const save = async () => (await test.yes(lead, { t: 'history.save', name: 'Now' })).id ?? '';
	const textOf = (id: string) => test.board.snapshot().notes.get(id)?.text;
	return { test, lead, person, post, save, textOf };
}

const writersOf = (test: TestBoard, lead: Seat) =>
	test.read(lead, 'desk').doc('desk').getMap('writers').toJSON();

describe('history.restore', () => {
	test('[X84] everyone sees the board as it was; undo gives the exact former state, redo the other', async () => {
		const { test, lead, person, post, save } = await room();
		const reader = test.read(person, 'board', 'seat');
		const [kept, edited, removed] = [
			await post('Kept'),
			await post('Edited'),
			await post('Removed')
		];
		const { id: action = '' } = await test.yes(lead, {
			t: 'action.add',
			text: 'Ring',
			from: [kept]
		});
		const then = contentsOf(test.board);
		const writers = writersOf(test, lead);
		const id = await save();
		await test.yes(person, { t: 'note.edit', id: edited, text: 'Edited again' });
		await test.yes(lead, { t: 'note.move', id: kept, q: 'why', p: [1, 7] });
		await test.yes(person, { t: 'note.remove', id: removed });
		await test.yes(lead, { t: 'action.remove', id: action });
		await test.yes(lead, { t: 'action.add', text: 'Write' });
		const late = await post('Late');
		const [former, formerDesk] = [contentsOf(test.board), writersOf(test, lead)];
		const bin = () => test.read(lead, 'desk').doc('desk').getMap('bin').toJSON();
		const formerBin = bin();
		test.clock.now += 600_000;

		await test.yes(lead, { t: 'history.restore', id });
		expect(contentsOf(test.board)).toEqual(then);
		expect(writersOf(test, lead), 'writers stay with their notes').toEqual(writers);
		expect(Object.keys(bin()), 'what came later is in the bin').toEqual([late]);
		expect(test.board.snapshot().stage.step).toBe('share');

		expect(await test.yes(lead, { t: 'undo' })).toMatchObject({ undone: 'history.restore' });
		expect(contentsOf(test.board)).toEqual(former);
		expect(writersOf(test, lead)).toEqual(formerDesk);
		expect(bin(), 'the bin too is as it was').toEqual(formerBin);

		const again = await test.restart();
		expect(await again.yes(lead, { t: 'redo' })).toMatchObject({ redone: 'history.restore' });
		expect(contentsOf(again.board)).toEqual(then);
		await again.yes(lead, { t: 'undo' });
		expect(contentsOf(again.board)).toEqual(former);
		await expectConverged(again, [lead, person]);
		expect(reader.saw('Late')).toBe(true);
	});

	test('[X84] undo keeps what others did since', async () => {
		const { test, lead, person, post, save, textOf } = await room();
		const [one, two] = [await post('One'), await post('Two')];
		const id = await save();
		await test.yes(person, { t: 'note.edit', id: one, text: 'One more' });
		await test.yes(person, { t: 'note.edit', id: two, text: 'Two more' });
		await test.yes(lead, { t: 'history.restore', id });
		await test.yes(person, { t: 'note.edit', id: two, text: 'Written after' });
		const after = await post('New after');
		await test.yes(lead, { t: 'undo' });
		expect([textOf(one), textOf(two), textOf(after)]).toEqual([
			'One more',
			'Written after',
			'New after'
		]);
		await expectConverged(test, [lead, person]);
	});

	test('[P2] private notes are in no moment, and stay as they are', async () => {
		const { test, lead, person, post, save } = await room();
		await post('Shown');
		await test.yes(lead, { t: 'stage.step', to: 'private' });
		const secret = await post('Canary');
		const id = await save();
		for (const { id: each } of await test.store.moments(BOARD))
			expect(await test.store.moment(BOARD, each)).not.toContain('Canary');
		await test.yes(lead, { t: 'history.restore', id });
		const own = test.read(person, 'seat').doc('seat').getMap('private').toJSON();
		expect(Object.keys(own)).toEqual([secret]);
		await test.yes(person, { t: 'note.remove', id: secret });
		expect(await test.no(person, { t: 'note.restore', id: secret })).toBe('not-allowed');
	});

	test('[X84] what a facilitator hid stays hidden, in the bin too', async () => {
		const { test, lead, person, post, save } = await room();
		const [hidden, binned, seen] = [await post('Hidden'), await post('Binned'), await post('Seen')];
		const id = await save();
		await test.yes(lead, { t: 'note.hide', id: hidden });
		await test.yes(lead, { t: 'note.hide', id: binned });
		await test.yes(lead, { t: 'note.remove', id: binned });
		await test.yes(lead, { t: 'note.remove', id: seen });
		const desk = () => {
			const doc = test.read(lead, 'desk').doc('desk');
			return [doc.getMap('hidden').toJSON(), doc.getMap('bin').toJSON()];
		};
		const before = desk();
		await test.yes(lead, { t: 'history.restore', id });
		expect([...test.board.snapshot().notes.keys()]).toEqual([seen]);
		expect(desk().map((map) => Object.keys(map ?? {}))).toEqual([[hidden], [binned]]);
		await test.yes(lead, { t: 'undo' });
		expect(desk()).toEqual(before);
		await expectConverged(test, [lead, person]);
	});

	test('[X84] a board that is already so is left alone, and there is nothing to undo', async () => {
		const { test, lead, person, post, save } = await room();
		await post('Same');
		const id = await save();
		await test.yes(lead, { t: 'history.restore', id });
		expect((await test.store.moments(BOARD)).map(({ kind }) => kind)).toEqual(['saved']);
		expect(await test.no(lead, { t: 'undo' })).toBe('gone');
		await expectConverged(test, [lead, person]);
	});

	test('[X84] several in one batch follow each other, each with the contents it needs', async () => {
		const { test, lead, person, post, save } = await room();
		await post('First');
		const then = contentsOf(test.board);
		const id = await save();
		await post('Second');
		const former = contentsOf(test.board);
		test.store.hold();
		const first = test.send(person, { t: 'flag.finished', on: true });
		await expect.poll(() => test.store.holding).toBe(1);
		const replies = [
			test.send(lead, { t: 'history.restore', id }),
			test.send(lead, { t: 'undo' }),
			test.send(lead, { t: 'redo' }),
			test.send(lead, { t: 'undo' })
		];
		test.store.release();
		expect((await Promise.all([first, ...replies])).map(({ ok }) => ok)).not.toContain(false);
		expect(contentsOf(test.board)).toEqual(former);
		await test.yes(lead, { t: 'redo' });
		expect(contentsOf(test.board)).toEqual(then);
	});

	test('[P6] a moment that storage does not give, or that is not kept, costs one refusal', async () => {
		const { test, lead, post, save } = await room();
		await post('First');
		const id = await save();
		await post('Second');
		const before = contentsOf(test.board);
		expect(await test.no(lead, { t: 'history.restore', id: 'never' })).toBe('gone');
		const again = await test.restart();
		again.store.failLoads = true;
		expect(await again.no(lead, { t: 'history.restore', id })).toBe('storage');
		expect(contentsOf(again.board)).toEqual(before);
		again.store.failLoads = false;
		await again.yes(lead, { t: 'history.restore', id });
		expect(contentsOf(again.board)).not.toEqual(before);
	});

	test('[P1] a restore whose commit failed is on no screen and in no history', async () => {
		const { test, lead, post, save } = await room();
		await post('First');
		const id = await save();
		await post('Second');
		const before = contentsOf(test.board);
		test.store.failNext('before');
		expect(await test.no(lead, { t: 'history.restore', id })).toBe('storage');
		expect(contentsOf(test.board)).toEqual(before);
		expect((await test.store.moments(BOARD)).map(({ id: each }) => each)).toEqual([id]);
		test.store.failNext('after');
		await test.yes(lead, { t: 'history.restore', id });
		expect(await test.store.moments(BOARD)).toHaveLength(2);
		await test.yes(lead, { t: 'undo' });
		expect(contentsOf(test.board)).toEqual(before);
	});

	test('[X84] one version never stands for two texts, also beside words that wait for approval', async () => {
		const { test, lead, person, post, save } = await room();
		const now = (id: string) => test.board.snapshot().notes.get(id);
		const edit = (id: string, text: string) => test.yes(person, { t: 'note.edit', id, text });
		const id = await post('One');
		const moment = await save();
		await edit(id, 'Two');
		await test.yes(lead, { t: 'stage.settings', approval: true });
		await edit(id, 'Three');
		await test.yes(lead, { t: 'history.restore', id: moment });
		expect(now(id)).toMatchObject({ text: 'One', v: 4 });
		await edit(id, 'Five');
		await test.yes(lead, { t: 'note.approve', id });
		expect(now(id)).toMatchObject({ text: 'Five', v: 5 });
		await test.yes(lead, { t: 'undo' });
		expect(now(id)).toMatchObject({ text: 'One', v: 6 });
		await test.yes(lead, { t: 'undo' });
		expect(now(id)).toMatchObject({ text: 'Two', v: 8 });
		await test.yes(lead, { t: 'note.approve', id });
		expect(now(id)).toMatchObject({ text: 'Five', v: 9 });
		await expectConverged(test, [lead, person]);
	});
});
