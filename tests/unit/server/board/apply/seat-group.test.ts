import { describe, expect, test } from 'vitest';
import { seatRoots } from '#lib/domain/document.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'patient');
	const own = () => {
		const doc = fresh(test.board, writer, 'seat');
		if (!doc) throw new Error('There is no document of that seat.');
		return seatRoots(doc);
	};
	return { ...test, test, facilitator, writer, own };
}

describe('seat.group', () => {
	test('[X63] the person is in the other group, and so is what they write from now on', async () => {
		const { test, yes, facilitator, writer, own, board } = await workshop();
		await yes(facilitator, { t: 'seat.group', seat: writer.number, group: 'hcp' });
		expect(own().me.get('group')).toBe('hcp');
		expect(board.snapshot().counts.people).toEqual({ hcp: 1 });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'New' });
		expect(board.snapshot().notes.get(id)?.group).toBe('hcp');
		expect(board.seat(writer.number)?.group).toBe('hcp');
		const again = await test.restart(test.store.copy());
		expect(again.board.seat(writer.number)?.group).toBe('hcp');
		await expectConverged(test, [facilitator, writer]);
	});

	test('[P4] unseen notes go along; those that were seen keep the group they were seen with', async () => {
		const { test, yes, facilitator, writer, own, board } = await workshop();
		const seen = await yes(writer, { t: 'note.post', q: 'how', text: 'Seen' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const unseen = await yes(writer, { t: 'note.post', q: 'how', text: 'Unseen' });
		await yes(facilitator, { t: 'seat.group', seat: writer.number, group: 'hcp' });
		expect(board.snapshot().notes.get(seen.id ?? '')?.group).toBe('patient');
		expect(
			own()
				.private.get(unseen.id ?? '')
				?.get('group')
		).toBe('hcp');
		await yes(facilitator, { t: 'undo' });
		expect(
			own()
				.private.get(unseen.id ?? '')
				?.get('group')
		).toBe('patient');
		expect(own().me.get('group')).toBe('patient');
		await yes(facilitator, { t: 'redo' });
		expect(board.snapshot().counts.people).toEqual({ hcp: 1 });
		await expectConverged(test, [facilitator, writer]);
	});

	test('[X63] one answer for who is not there, and for groups that are not', async () => {
		const { yes, no, facilitator, writer } = await workshop();
		const change = (seat: number, group: 'g1' | 'hcp') =>
			no(facilitator, { t: 'seat.group', seat, group });
		expect(await change(99, 'hcp')).toBe('not-allowed');
		expect(await change(facilitator.number, 'hcp')).toBe('not-allowed');
		expect(await change(writer.number, 'g1')).toBe('malformed');
		await yes(facilitator, { t: 'seat.remove', seat: writer.number });
		expect(await change(writer.number, 'hcp')).toBe('gone');
	});

	test('[P4] unseen words that come back later come as of the group of now, after a restart too', async () => {
		const { test, yes, facilitator, writer, own } = await workshop();
		const post = async (text: string) =>
			(await yes(writer, { t: 'note.post', q: 'how', text })).id ?? '';
		await yes(facilitator, { t: 'stage.settings', approval: true });
		const [returned, mended] = [await post('Returned'), await post('Mended')];
		for (const id of [returned, mended]) await yes(facilitator, { t: 'note.return', id });
		const other = await test.seat('facilitator');
		await yes(other, { t: 'seat.group', seat: writer.number, group: 'hcp' });
		expect(own().drafts.get(returned)?.group).toBe('hcp');
		await yes(writer, { t: 'note.edit', id: mended, text: 'Mended well' });
		expect(own().private.get(mended)?.get('group')).toBe('hcp');
		await yes(facilitator, { t: 'undo' });
		await yes(facilitator, { t: 'undo' });
		expect(own().private.get(returned)?.get('group')).toBe('hcp');

		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const [gone, never] = [await post('Gone'), await post('Never was')];
		await yes(writer, { t: 'note.remove', id: gone });
		await yes(other, { t: 'seat.group', seat: writer.number, group: 'lw' });
		const again = await test.restart(test.store.copy());
		for (const board of [test, again]) {
			const seen = () => {
				const doc = fresh(board.board, writer, 'seat');
				return doc ? seatRoots(doc).private : undefined;
			};
			await board.yes(writer, { t: 'undo' });
			expect(seen()?.get(gone)?.get('group')).toBe('lw');
			await board.yes(writer, { t: 'undo' });
			await board.yes(other, { t: 'undo' });
			await board.yes(writer, { t: 'redo' });
			expect(seen()?.get(never)?.get('group')).toBe('hcp');
			expect(seen()?.get(gone)?.get('group')).toBe('hcp');
			await expectConverged(board, [facilitator, writer, other]);
		}
	});

	test('[P4] other words that were sent back stay in the group of the note that was seen', async () => {
		const { test, yes, facilitator, writer, own } = await workshop();
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'Seen' });
		await yes(facilitator, { t: 'stage.settings', approval: true });
		await yes(writer, { t: 'note.edit', id, text: 'Seen, and more' });
		await yes(facilitator, { t: 'note.return', id });
		await yes(facilitator, { t: 'seat.group', seat: writer.number, group: 'hcp' });
		expect(own().drafts.get(id)?.group).toBe('patient');
		await expectConverged(test, [facilitator, writer]);
	});
});
