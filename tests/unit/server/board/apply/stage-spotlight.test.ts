import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function room() {
	const test = await testBoard();
	const [facilitator, writer] = [
		await test.seat('facilitator'),
		await test.seat('stakeholder', 'lw')
	];
	const post = async (text: string) =>
		(await test.yes(writer, { t: 'note.post', q: 'how', text })).id ?? '';
	const shown = () => test.board.snapshot().stage.spotlight;
	const show = (target: string | null) => test.send(facilitator, { t: 'stage.spotlight', target });
	return { ...test, test, facilitator, writer, post, shown, show };
}

describe('stage.spotlight', () => {
	test('[X57] shows a visible note or a question, and ends', async () => {
		const { post, show, shown, test, facilitator } = await room();
		const id = await post('Look at this');
		for (const target of [id, 'where', null]) {
			expect(await show(target)).toMatchObject({ ok: true });
			expect(shown()).toBe(target);
		}
		await expectConverged(test, [facilitator]);
	});

	test('[P2] another’s private note, and what never was, get one and the same answer', async () => {
		const { yes, facilitator, writer, post, show, shown } = await room();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = await post('Mine alone');
		expect(await show(secret)).toMatchObject({ code: 'not-allowed' });
		expect(await show('nothing')).toMatchObject({ code: 'not-allowed' });
		expect(shown()).toBeNull();
		void writer;
	});

	test('[X57] what goes to the bin is shown no more, also when it comes back', async () => {
		const { yes, facilitator, post, show, shown } = await room();
		const id = await post('Soon gone');
		await show(id);
		await yes(facilitator, { t: 'note.remove', id });
		expect(shown()).toBeNull();
		expect(await show(id)).toMatchObject({ code: 'gone' });
		await yes(facilitator, { t: 'note.restore', id });
		expect(shown()).toBeNull();
	});

	test('[X57] ends with the step; undo passes over it', async () => {
		const { yes, facilitator, post, show, shown, board } = await room();
		await yes(facilitator, { t: 'stage.lock', what: 'joining' });
		await show(await post('A note'));
		await yes(facilitator, { t: 'undo' });
		expect(board.snapshot().stage.locks).toEqual([]);
		expect(shown()).not.toBeNull();
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		expect(shown()).toBeNull();
	});
});
