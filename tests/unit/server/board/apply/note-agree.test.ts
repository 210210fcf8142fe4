import { describe, expect, test } from 'vitest';
import { bytesFor, expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function sharedNote() {
	const board = await testBoard();
	const facilitator = await board.seat('facilitator');
	const writer = await board.seat('stakeholder', 'lw');
	const [one, other] = [await board.seat('stakeholder'), await board.seat('stakeholder', 'hcp')];
	const { id = '' } = await board.yes(writer, { t: 'note.post', q: 'how', text: 'Company' });
	const agree = () => board.board.snapshot().notes.get(id)?.agree;
	return { board, facilitator, writer, one, other, id, agree };
}

describe('note.agree and note.unagree', () => {
	test('[X81] each seat counts once in its group, and can take it back', async () => {
		const { board, writer, one, other, id, agree } = await sharedNote();
		const before = board.board.snapshot().notes.get(id);
		for (const seat of [one, one, other]) await board.yes(seat, { t: 'note.agree', id });
		expect(agree()).toEqual({ patient: 1, hcp: 1 });
		expect(board.board.snapshot().notes.get(id)).toMatchObject({ p: before?.p, v: 1 });
		await board.yes(one, { t: 'undo' });
		expect(agree()).toEqual({ hcp: 1 });
		await board.yes(one, { t: 'redo' });
		for (const seat of [one, one, other]) await board.yes(seat, { t: 'note.unagree', id });
		expect(agree()).toBeUndefined();
		await board.yes(other, { t: 'undo' });
		expect(agree()).toEqual({ hcp: 1 });
		await expectConverged(board, [writer, one, other]);
	});

	test('[X81] who agrees is told to nobody else, the desk included', async () => {
		const { board, facilitator, writer, one, id } = await sharedNote();
		const secret = bytesFor(board.board, one).length;
		await board.yes(one, { t: 'note.agree', id });
		expect(bytesFor(board.board, one).length).toBeGreaterThan(secret);
		for (const seat of [facilitator, writer]) {
			const own = board.board.since(seat.number, 'seat')?.update ?? new Uint8Array();
			expect(Buffer.from(own).includes('agreed')).toBe(false);
		}
	});

	test('[X81] not with one’s own note, nor what cannot be seen; facilitators not at all', async () => {
		const { board, facilitator, writer, one, id } = await sharedNote();
		expect(await board.no(writer, { t: 'note.agree', id })).toBe('not-allowed');
		expect(await board.no(one, { t: 'note.agree', id: 'nothing' })).toBe('not-allowed');
		expect(await board.no(facilitator, { t: 'note.agree', id })).toBe('not-allowed');
		await board.yes(facilitator, { t: 'note.remove', id });
		expect(await board.no(one, { t: 'note.agree', id })).toBe('gone');
	});

	test('[X81] when the facilitator switches it off nobody agrees, and what was said stays', async () => {
		const { board, facilitator, one, other, id, agree } = await sharedNote();
		await board.yes(one, { t: 'note.agree', id });
		await board.yes(facilitator, { t: 'stage.settings', agree: false });
		expect(await board.no(other, { t: 'note.agree', id })).toBe('not-open');
		expect(await board.no(one, { t: 'note.unagree', id })).toBe('not-open');
		expect(agree()).toEqual({ patient: 1 });
		await board.yes(facilitator, { t: 'stage.settings', agree: true });
		await board.yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await board.no(other, { t: 'note.agree', id })).toBe('locked');
	});

	test('[X81] it goes into the bin and back with its note, and leaves with its seat', async () => {
		const { board, facilitator, one, other, id, agree } = await sharedNote();
		for (const seat of [one, other]) await board.yes(seat, { t: 'note.agree', id });
		await board.yes(facilitator, { t: 'note.remove', id });
		await board.yes(facilitator, { t: 'seat.remove', seat: other.number });
		const again = await board.restart();
		await again.yes(facilitator, { t: 'note.restore', id });
		expect(again.board.snapshot().notes.get(id)?.agree).toEqual({ patient: 1 });
		await again.yes(facilitator, { t: 'seat.remove', seat: one.number });
		expect(again.board.snapshot().notes.get(id)?.agree).toBeUndefined();
		expect(agree()).toBeUndefined();
		await expectConverged(again, [facilitator]);
	});
});
