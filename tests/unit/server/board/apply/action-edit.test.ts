import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function withAction() {
	const test = await testBoard();
	const lead = await test.seat('facilitator');
	const other = await test.seat('facilitator');
	const fields = { owner: 'The PCN', due: '2026-07-01' };
	const { id = '' } = await test.yes(lead, { t: 'action.add', text: 'Ring', ...fields });
	return { test, lead, other, id, action: () => test.board.snapshot().actions.get(id) };
}

describe('action.edit', () => {
	test('[X82] what is not named stays, and what is emptied goes', async () => {
		const { test, lead, id, action } = await withAction();
		await test.yes(lead, { t: 'action.edit', id, text: 'Call' });
		expect(action()).toMatchObject({ text: 'Call', owner: 'The PCN', due: '2026-07-01', v: 2 });
		await test.yes(lead, { t: 'action.edit', id, owner: null, due: '' });
		expect(action()).toEqual({ text: 'Call', at: test.clock.now, v: 3 });
		await test.yes(lead, { t: 'action.edit', id, text: 'Call' });
		expect(action()?.v, 'nothing was changed').toBe(3);
		await expectConverged(test, [lead]);
	});

	test('[P6] on an older version it is a conflict, with the present words', async () => {
		const { test, lead, other, id, action } = await withAction();
		await test.yes(lead, { t: 'action.edit', id, text: 'Call', base: 1 });
		const late = await test.send(other, { t: 'action.edit', id, text: 'Write', base: 1 });
		expect(late).toMatchObject({ code: 'conflict', text: 'Call', v: 2 });
		await test.yes(other, { t: 'action.edit', id, text: 'Write', base: 2 });
		expect(action()?.text).toBe('Write');
	});

	test('[X82] a link to a note that has gone since may stay, and no other may come', async () => {
		const { test, lead, id, action } = await withAction();
		const post = async () =>
			(await test.yes(lead, { t: 'note.post', q: 'how', text: 'Words' })).id ?? '';
		const [one, two] = [await post(), await post()];
		await test.yes(lead, { t: 'action.edit', id, from: [one] });
		await test.yes(lead, { t: 'note.remove', id: one });
		await test.yes(lead, { t: 'note.remove', id: two });
		expect(action()?.from).toEqual([one]);
		await test.yes(lead, { t: 'action.edit', id, from: [one], text: 'Call' });
		expect(await test.no(lead, { t: 'action.edit', id, from: [one, two] })).toBe('gone');
	});

	test('[X85] undo brings back what it was; built on by another it says so', async () => {
		const { test, lead, other, id, action } = await withAction();
		await test.yes(lead, { t: 'action.edit', id, text: 'Call', owner: 'The library' });
		await test.yes(lead, { t: 'undo' });
		expect(action()).toMatchObject({ text: 'Ring', owner: 'The PCN' });
		await test.yes(lead, { t: 'redo' });
		expect(action()).toMatchObject({ text: 'Call', owner: 'The library' });
		await test.yes(other, { t: 'action.edit', id, due: '2026-08-01' });
		expect(await test.no(lead, { t: 'undo' })).toBe('conflict');
		await expectConverged(test, [lead, other]);
	});

	test('[P6] an action that is gone cannot be changed', async () => {
		const { test, lead, id } = await withAction();
		await test.yes(lead, { t: 'action.remove', id });
		expect(await test.no(lead, { t: 'action.edit', id, text: 'Call' })).toBe('gone');
	});
});
