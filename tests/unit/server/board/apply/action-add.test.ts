import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('action.add', () => {
	test('[X82] an action says who, by when, and which note and cluster it comes from', async () => {
		const clusters = [{ id: 'c1', cluster: { q: 'how' as const, name: 'Phone' } }];
		const test = await testBoard({ board: { clusters } });
		const lead = await test.seat('facilitator');
		const person = await test.seat('stakeholder');
		const reader = test.read(person, 'board');
		const { id: note = '' } = await test.yes(person, {
			t: 'note.post',
			q: 'how',
			text: 'One number'
		});
		const from = [note, 'c1', note];
		const body = {
			t: 'action.add',
			text: 'Set up one number',
			owner: 'The PCN',
			due: '2026-07-01'
		};
		const { id = '' } = await test.yes(lead, { ...body, from } as CommandBody);
		const action = { text: body.text, owner: body.owner, due: body.due, from: [note, 'c1'], v: 1 };
		expect(test.board.snapshot().actions.get(id)).toEqual({ ...action, at: test.clock.now });
		await expectConverged(test, [lead, person], [reader]);
	});

	test('[X82] nobody and no day are left out, however they are said', async () => {
		const test = await testBoard();
		const lead = await test.seat('facilitator');
		for (const more of [
			{},
			{ owner: '', due: '', from: [] },
			{ owner: null, due: null, from: null }
		])
			await test.yes(lead, { t: 'action.add', text: 'Ring', ...more });
		for (const action of test.board.snapshot().actions.values())
			expect(action).toEqual({ text: 'Ring', at: test.clock.now, v: 1 });
	});

	test('[P2] what is private, removed or unknown is no source, and is told apart by nobody', async () => {
		const test = await testBoard();
		const lead = await test.seat('facilitator');
		const person = await test.seat('stakeholder');
		const post = async () =>
			(await test.yes(person, { t: 'note.post', q: 'how', text: 'Words' })).id ?? '';
		const binned = await post();
		await test.yes(person, { t: 'note.remove', id: binned });
		await test.yes(lead, { t: 'stage.step', to: 'private' });
		const secret = await post();
		const add = (from: string[]) => test.no(lead, { t: 'action.add', text: 'Ring', from });
		expect(await add([secret])).toBe('not-allowed');
		expect(await add(['never'])).toBe('not-allowed');
		expect(await add([binned])).toBe('gone');
		expect(test.board.snapshot().actions.size).toBe(0);
	});

	test.each<[string, object, string]>([
		['no words', { text: ' ' }, 'malformed'],
		['a control character', { text: 'a\u0000' }, 'malformed'],
		['too many words', { text: 'x'.repeat(limits.actionGraphemes + 1) }, 'too-large'],
		[
			'a long owner',
			{ text: 'a', owner: 'x'.repeat(limits.actionOwnerGraphemes + 1) },
			'too-large'
		],
		['an owner that cannot be seen', { text: 'a', owner: '\u200b' }, 'malformed'],
		['a day that is none', { text: 'a', due: '2026-02-30' }, 'malformed'],
		['a day in other words', { text: 'a', due: 'soon' }, 'malformed'],
		['more links than it may have', { text: 'a', from: Array(21).fill('x') }, 'malformed']
	])('[P3] %s is refused', async (_, fields, code) => {
		const test = await testBoard();
		const lead = await test.seat('facilitator');
		expect(await test.no(lead, { t: 'action.add', ...fields } as CommandBody)).toBe(code);
	});

	test('[limits] a board holds so many actions, and undo does not get round it', async () => {
		const test = await testBoard();
		const [one, other] = [await test.seat('facilitator'), await test.seat('facilitator')];
		const { id = '' } = await test.yes(one, { t: 'action.add', text: 'First' });
		await test.yes(one, { t: 'action.remove', id });
		for (let n = 0; n < limits.actionsPerBoard; n++)
			await test.yes(other, { t: 'action.add', text: `Action ${n}` });
		expect(await test.no(other, { t: 'action.add', text: 'One more' })).toBe('quota');
		expect(await test.no(one, { t: 'undo' })).toBe('quota');
	});

	test('[X85] undo takes it away, redo brings it back, also after a restart', async () => {
		const first = await testBoard();
		const lead = await first.seat('facilitator');
		const { id = '' } = await first.yes(lead, { t: 'action.add', text: 'Ring' });
		const former = first.board.snapshot().actions.get(id);
		expect(await first.yes(lead, { t: 'undo' })).toMatchObject({ undone: 'action.add' });
		expect(first.board.snapshot().actions.size).toBe(0);
		const test = await first.restart();
		expect(await test.yes(lead, { t: 'redo' })).toMatchObject({ redone: 'action.add' });
		expect(test.board.snapshot().actions.get(id)).toEqual(former);
		await expectConverged(test, [lead]);
	});
});
