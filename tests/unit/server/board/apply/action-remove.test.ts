import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('action.remove', () => {
	test('[X82] it leaves every screen, one that asks for what is new too', async () => {
		const test = await testBoard();
		const lead = await test.seat('facilitator');
		const { id = '' } = await test.yes(lead, { t: 'action.add', text: 'Ring' });
		const reader = test.read(lead, 'board');
		const away = test.read(lead, 'board');
		away.attachment.detach();
		await test.yes(lead, { t: 'action.remove', id });
		expect(test.board.snapshot().actions.size).toBe(0);
		const again = test.read(lead);
		again.docs.set('board', away.doc('board'));
		expect(again.sync('board')).toBe(true);
		await expectConverged(test, [lead], [reader, again]);
		expect(await test.no(lead, { t: 'action.remove', id })).toBe('gone');
	});

	test('[X85] undo brings it back whole, and redo takes it away', async () => {
		const test = await testBoard();
		const lead = await test.seat('facilitator');
		const fields = { text: 'Ring', owner: 'The PCN', due: '2026-07-01' };
		const { id = '' } = await test.yes(lead, { t: 'action.add', ...fields });
		await test.yes(lead, { t: 'action.remove', id });
		expect(await test.yes(lead, { t: 'undo' })).toMatchObject({ undone: 'action.remove' });
		expect(test.board.snapshot().actions.get(id)).toMatchObject(fields);
		await test.yes(lead, { t: 'redo' });
		expect(test.board.snapshot().actions.size).toBe(0);
	});
});
