import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	await test.yes(facilitator, { t: 'stage.settings', approval: true });
	const seats = [facilitator, writer, other];
	const desk = () => {
		const doc = fresh(test.board, facilitator, 'desk');
		if (!doc) throw new Error('There is no desk.');
		return deskRoots(doc);
	};
	const own = (seat: Seat = writer) => {
		const doc = fresh(test.board, seat, 'seat');
		if (!doc) throw new Error('There is no document of that seat.');
		return seatRoots(doc);
	};
	const post = async (text = 'CANARY') =>
		(await test.yes(writer, { t: 'note.post', q: 'how', text })).id ?? '';
	const texts = () => [...test.board.snapshot().notes.values()].map(({ text }) => text);
	return { ...test, test, facilitator, writer, other, seats, desk, own, post, texts };
}

describe('approval', () => {
	test('[X66] what waits is with its writer and the desk, in no byte of the board', async () => {
		const { test, facilitator, writer, other, seats, desk, own, post, board, read } =
			await workshop();
		const readers = [read(other, 'board', 'seat'), read(facilitator, 'board', 'desk')];
		const id = await post();
		expect(own().private.get(id)?.get('text')).toBe('CANARY');
		expect(desk().queue.get(id)).toMatchObject({
			note: { text: 'CANARY', q: 'how', group: 'lw' },
			writer: writer.number
		});
		expect(
			Buffer.from(board.since(facilitator.number, 'board')?.update ?? []).includes('CANARY')
		).toBe(false);
		expect(bytesFor(board, other).includes('CANARY')).toBe(false);
		expect(board.snapshot().counts.notes.how).toEqual({});
		await expectConverged(test, seats, readers);
	});

	test('[X66] shown it has a place and a time of now; a facilitator’s own note never waits', async () => {
		const { test, yes, no, clock, facilitator, seats, desk, own, post, texts, board } =
			await workshop();
		await yes(facilitator, { t: 'note.post', q: 'how', text: 'Mine' });
		expect(texts()).toEqual(['Mine']);
		const id = await post();
		clock.now += 600_000;
		await yes(facilitator, { t: 'note.approve', id });
		expect(board.snapshot().notes.get(id)).toMatchObject({
			text: 'CANARY',
			p: [1, 0],
			at: clock.now
		});
		expect([desk().queue.size, own().private.size, own().own.has(id)]).toEqual([0, 0, true]);
		expect(await no(facilitator, { t: 'note.approve', id })).toBe('gone');
		expect(await no(facilitator, { t: 'note.return', id })).toBe('gone');
		await yes(facilitator, { t: 'undo' });
		expect([desk().queue.size, texts()]).toEqual([1, ['Mine']]);
		await yes(facilitator, { t: 'redo' });
		expect([desk().queue.size, texts().sort()]).toEqual([0, ['CANARY', 'Mine']]);
		await expectConverged(test, seats);
	});

	test('[X66] sent back it is a draft of its writer, who mends it and sends it again', async () => {
		const { test, yes, facilitator, writer, seats, desk, own, post, texts } = await workshop();
		const id = await post();
		await yes(facilitator, { t: 'note.return', id, message: ' Please leave the name out. ' });
		expect(own().drafts.toJSON()).toEqual({
			[id]: expect.objectContaining({
				text: 'CANARY',
				reason: 'returned',
				message: 'Please leave the name out.'
			}) as object
		});
		expect([own().private.size, own().own.size, desk().queue.size]).toEqual([0, 0, 0]);
		await yes(facilitator, { t: 'undo' });
		expect([own().drafts.size, desk().queue.size]).toEqual([0, 1]);
		await yes(facilitator, { t: 'redo' });
		expect(own().drafts.get(id)?.message).toBe('Please leave the name out.');
		await yes(writer, { t: 'note.edit', id, text: 'Without a name' });
		expect(own().drafts.size).toBe(0);
		expect(desk().queue.get(id)?.note.text).toBe('Without a name');
		await yes(facilitator, { t: 'note.approve', id });
		expect(texts()).toEqual(['Without a name']);
		await expectConverged(test, seats);
	});

	test('[X66] a draft that is deleted is gone for good, and its writer’s undo brings it back', async () => {
		const { test, yes, no, facilitator, writer, seats, own, post } = await workshop();
		const id = await post();
		await yes(facilitator, { t: 'note.return', id });
		await yes(writer, { t: 'note.remove', id });
		expect(own().drafts.size).toBe(0);
		expect(await no(writer, { t: 'note.edit', id, text: 'Again' })).toBe('gone');
		await yes(writer, { t: 'undo' });
		expect(own().drafts.get(id)?.text).toBe('CANARY');
		await expectConverged(test, seats);
	});

	test('[X66] a facilitator mends a slip, and the words as they were written stay beside it', async () => {
		const { test, yes, no, facilitator, writer, other, seats, desk, own, post, texts } =
			await workshop();
		const id = await post('Teh hall');
		expect(await no(facilitator, { t: 'note.edit', id, text: 'The hall' })).toBe('conflict');
		expect(await no(other, { t: 'note.edit', id, text: 'The hall' })).toBe('not-allowed');
		await yes(facilitator, { t: 'note.edit', id, text: 'The hall', base: 1 });
		expect(desk().queue.get(id)).toMatchObject({
			note: { text: 'The hall' },
			original: 'Teh hall'
		});
		expect(own().private.get(id)?.get('text')).toBe('The hall');
		await yes(facilitator, { t: 'undo' });
		expect(desk().queue.get(id)?.original).toBeUndefined();
		await yes(facilitator, { t: 'redo' });
		await yes(writer, { t: 'note.edit', id, text: 'The hall, every day', base: 2 });
		expect(desk().queue.get(id)).toMatchObject({ note: { text: 'The hall, every day' } });
		expect(desk().queue.get(id)?.original).toBeUndefined();
		await yes(facilitator, { t: 'note.approve', id });
		expect(texts()).toEqual(['The hall, every day']);
		await expectConverged(test, seats);
	});

	test('[P2] a mend is not taken back in words that only their writer reads by then', async () => {
		const { test, yes, no, facilitator, writer, seats, desk, own, post } = await workshop();
		const other = await test.seat('facilitator');
		const id = await post('Teh hall');
		await yes(facilitator, { t: 'note.edit', id, text: 'The hall', base: 1 });
		await yes(other, { t: 'note.return', id });
		await yes(other, { t: 'stage.step', to: 'private' });
		await yes(writer, { t: 'note.edit', id, text: 'The hall' });
		expect([own().private.get(id)?.get('text'), desk().queue.size]).toEqual(['The hall', 0]);
		await yes(facilitator, { t: 'undo' });
		expect(await no(facilitator, { t: 'undo' })).toBe('gone');
		expect(own().private.get(id)?.get('text')).toBe('The hall');
		await expectConverged(test, seats);
	});

	test('[X66] other words for a shown note wait, and the board keeps those it has', async () => {
		const { test, yes, facilitator, writer, other, seats, desk, own, post, texts, board } =
			await workshop();
		const id = await post('Shown');
		await yes(facilitator, { t: 'note.approve', id });
		await yes(writer, { t: 'note.edit', id, text: 'CANARY', base: 1 });
		expect(texts()).toEqual(['Shown']);
		expect(bytesFor(board, other).includes('CANARY')).toBe(false);
		expect(desk().queue.get(id)).toMatchObject({ note: { text: 'CANARY', v: 2 }, edit: true });
		expect(own().private.get(id)?.get('text')).toBe('CANARY');
		await expectConverged(test, seats);
		await yes(writer, { t: 'undo' });
		expect([desk().queue.size, own().private.size]).toEqual([0, 0]);
		await yes(writer, { t: 'redo' });
		expect([desk().queue.size, texts()]).toEqual([1, ['Shown']]);
		const again = await test.restart(test.store.copy());
		await again.yes(facilitator, { t: 'note.approve', id });
		expect(again.board.snapshot().notes.get(id)).toMatchObject({ text: 'CANARY' });
		await yes(facilitator, { t: 'note.return', id, message: 'Why?' });
		expect(own().drafts.get(id)).toMatchObject({ text: 'CANARY', edit: true, message: 'Why?' });
		await yes(writer, { t: 'note.edit', id, text: 'Better' });
		expect([own().drafts.size, desk().queue.get(id)?.note.text]).toEqual([0, 'Better']);
		await yes(facilitator, { t: 'note.approve', id });
		expect(texts()).toEqual(['Better']);
		await yes(facilitator, { t: 'undo' });
		expect([texts(), desk().queue.get(id)?.note.text]).toEqual([['Shown'], 'Better']);
		await expectConverged(test, seats);
	});

	test('[P6] an edit on words that wait no more is merged with them, not taken for one on others', async () => {
		const { test, send, yes, facilitator, writer, seats, own, post } = await workshop();
		const edit = (text: string, base?: number) =>
			send(writer, { t: 'note.edit', id, text, ...(base === undefined ? {} : { base }) });
		const id = await post('Shown');
		await yes(facilitator, { t: 'note.approve', id });
		await edit('A walk by day');
		await edit('Shown');
		await edit('A swim by day');
		expect(own().private.get(id)?.get('v')).toBe(3);
		expect(await edit('A walk by day or night', 2)).toMatchObject({ ok: true });
		expect(own().private.get(id)?.get('text')).toBe('A swim by day or night');
		await yes(facilitator, { t: 'note.return', id });
		await edit('Something else');
		expect(own().private.get(id)?.get('v')).toBe(5);
		await expectConverged(test, seats);
	});

	test('[X66] words that wait go back to their writer when the note leaves the board', async () => {
		const { test, yes, facilitator, writer, seats, desk, own, post } = await workshop();
		const id = await post('Shown');
		await yes(facilitator, { t: 'note.approve', id });
		await yes(writer, { t: 'note.edit', id, text: 'Other words' });
		await yes(facilitator, { t: 'note.remove', id });
		expect([desk().queue.size, own().private.size]).toEqual([0, 0]);
		expect(own().drafts.get(id)).toMatchObject({ text: 'Other words', edit: true });
		await expectConverged(test, seats);
	});

	test('[X66] words that changed since they were read are not shown', async () => {
		const { test, yes, send, facilitator, writer, seats, desk, post, texts } = await workshop();
		const id = await post('Read');
		const versionOf = () => desk().queue.get(id)?.note.v ?? 0;
		const read = versionOf();
		await yes(writer, { t: 'note.edit', id, text: 'Not read yet' });
		expect(await send(facilitator, { t: 'note.approve', id, base: read })).toMatchObject({
			ok: false,
			code: 'conflict',
			text: 'Not read yet',
			v: versionOf()
		});
		expect([texts(), desk().queue.size]).toEqual([[], 1]);
		await yes(facilitator, { t: 'note.approve', id, base: versionOf() });
		expect(texts()).toEqual(['Not read yet']);
		await yes(writer, { t: 'note.edit', id, text: 'Other words' });
		const other = versionOf();
		await yes(writer, { t: 'note.edit', id, text: 'Other words again' });
		const approve = { t: 'note.approve', id, base: other } as const;
		expect(await send(facilitator, approve)).toMatchObject({ code: 'conflict' });
		expect(texts()).toEqual(['Not read yet']);
		await yes(facilitator, { ...approve, base: versionOf() });
		expect(texts()).toEqual(['Other words again']);
		await expectConverged(test, seats);
	});

	test('[X66] nor are they by a redo', async () => {
		const { test, yes, no, facilitator, writer, seats, post, texts } = await workshop();
		const id = await post('Read');
		await yes(facilitator, { t: 'note.approve', id });
		await yes(facilitator, { t: 'undo' });
		await yes(facilitator, { t: 'redo' });
		expect(texts()).toEqual(['Read']);
		await yes(facilitator, { t: 'undo' });
		await yes(writer, { t: 'note.edit', id, text: 'Not read yet' });
		expect(await no(facilitator, { t: 'redo' })).toBe('conflict');
		await yes(facilitator, { t: 'note.approve', id });
		await yes(writer, { t: 'note.edit', id, text: 'Other words' });
		await yes(facilitator, { t: 'note.approve', id });
		await yes(facilitator, { t: 'undo' });
		await yes(facilitator, { t: 'redo' });
		expect(texts()).toEqual(['Other words']);
		await yes(facilitator, { t: 'undo' });
		await yes(writer, { t: 'note.edit', id, text: 'Other words again' });
		expect(await no(facilitator, { t: 'redo' })).toBe('conflict');
		expect(texts()).toEqual(['Not read yet']);
		await expectConverged(test, seats);
	});

	test('[X66] what is shared waits too, in no order of writing, and late notes stay late', async () => {
		const { test, yes, facilitator, writer, other, seats, desk, texts, board } = await workshop();
		await yes(facilitator, { t: 'stage.reveal', q: 'why' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		await yes(writer, { t: 'note.post', q: 'how', text: 'CANARY one' });
		const late = await yes(other, { t: 'note.post', q: 'why', text: 'CANARY two' });
		await yes(facilitator, { t: 'note.post', q: 'how', text: 'Mine' });
		expect(desk().queue.size).toBe(0);
		await yes(facilitator, { t: 'stage.reveal' });
		expect([texts(), desk().queue.size]).toEqual([['Mine'], 2]);
		expect(bytesFor(board, other).includes('CANARY one')).toBe(false);
		await yes(facilitator, { t: 'stage.settings', approval: false });
		await yes(facilitator, { t: 'stage.reveal' });
		expect(desk().queue.size).toBe(2);
		for (const id of [...desk().queue.keys()]) await yes(facilitator, { t: 'note.approve', id });
		expect(board.snapshot().notes.get(late.id ?? '')).toMatchObject({ late: true });
		expect(texts().sort()).toEqual(['CANARY one', 'CANARY two', 'Mine']);
		await expectConverged(test, seats);
	});

	test('[X66] no undo or redo of its writer goes round the facilitator', async () => {
		const { test, yes, facilitator, writer, seats, desk, own, post, texts } = await workshop();
		const id = await post('Queued');
		await yes(writer, { t: 'note.remove', id });
		expect([desk().queue.size, own().private.size]).toEqual([0, 0]);
		await yes(writer, { t: 'undo' });
		expect([desk().queue.get(id)?.note.text, texts()]).toEqual(['Queued', []]);
		await yes(writer, { t: 'redo' });
		await yes(writer, { t: 'undo' });
		await yes(facilitator, { t: 'note.approve', id });
		await yes(writer, { t: 'note.edit', id, text: 'CANARY' });
		await yes(writer, { t: 'undo' });
		await yes(writer, { t: 'redo' });
		expect([texts(), desk().queue.size]).toEqual([['Queued'], 1]);
		await expectConverged(test, seats);
	});
});
