import { describe, expect, test } from 'vitest';
import { seatRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard({
		board: { notes: [{ id: 'n1', q: 'why', text: 'One', group: 'lw', at: 0, via: 'import' }] }
	});
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'Less leaflets' });
	const asked = (seat: Seat = writer) => {
		const doc = fresh(test.board, seat, 'seat');
		return doc && seatRoots(doc).asked.toJSON();
	};
	return { ...test, test, facilitator, writer, other, id, asked };
}

describe('note.ask and note.answer', () => {
	test('[X73] a question about a note reaches its writer alone', async () => {
		const { test, yes, facilitator, writer, other, id, asked, board } = await workshop();
		await yes(facilitator, { t: 'note.ask', id, message: 'CANARY' });
		expect(asked()).toEqual({ [id]: expect.objectContaining({ message: 'CANARY' }) as object });
		for (const seat of [other, facilitator])
			expect(bytesFor(board, seat).includes('CANARY')).toBe(false);
		await expectConverged(test, [facilitator, writer, other]);
	});

	test('[X73] it ends when the writer is done with it, or changes the note, or the note goes', async () => {
		const { test, yes, no, facilitator, writer, other, id, asked } = await workshop();
		const ask = () => yes(facilitator, { t: 'note.ask', id });
		await ask();
		expect(await no(other, { t: 'note.answer', id })).toBe('not-allowed');
		await yes(writer, { t: 'note.answer', id });
		expect(asked()).toEqual({});
		expect(await no(writer, { t: 'note.answer', id })).toBe('gone');
		await ask();
		await yes(writer, { t: 'note.edit', id, text: 'Fewer leaflets' });
		expect(asked()).toEqual({});
		await ask();
		await yes(facilitator, { t: 'undo' });
		expect(asked()).toEqual({});
		await yes(facilitator, { t: 'redo' });
		expect(asked()).toHaveProperty(id);
		await yes(facilitator, { t: 'note.hide', id });
		expect(asked()).toEqual({});
		await expectConverged(test, [facilitator, writer, other]);
	});

	test('[X73] nobody is asked about what nobody wrote here, or what only its writer sees', async () => {
		const { yes, no, facilitator, writer, id } = await workshop();
		expect(await no(facilitator, { t: 'note.ask', id: 'n1' })).toBe('gone');
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = await yes(writer, { t: 'note.post', q: 'how', text: 'Secret' });
		expect(await no(facilitator, { t: 'note.ask', id: secret.id ?? '' })).toBe('not-allowed');
		await yes(facilitator, { t: 'seat.remove', seat: writer.number });
		expect(await no(facilitator, { t: 'note.ask', id })).toBe('gone');
	});
});
