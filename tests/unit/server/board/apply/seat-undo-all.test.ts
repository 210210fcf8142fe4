import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const seats = [facilitator, writer, other];
	const kept = () => {
		const [desk, own] = [fresh(test.board, facilitator, 'desk'), fresh(test.board, writer, 'seat')];
		if (!desk || !own) throw new Error('There are no documents.');
		return {
			bin: deskRoots(desk).bin.size,
			queue: deskRoots(desk).queue.size,
			drafts: seatRoots(own).drafts.size,
			private: seatRoots(own).private.size,
			visible: test.board.snapshot().notes.size
		};
	};
	return { ...test, test, facilitator, writer, other, seats, kept };
}

describe('seat.undoAll', () => {
	test('[X63] 40 notes of one person go as one entry, and come back whole with one undo', async () => {
		const { test, yes, facilitator, writer, other, seats, kept, board, store } = await workshop();
		for (let n = 0; n < 40; n++)
			await yes(writer, { t: 'note.post', q: 'how', text: `CANARY ${n}` });
		await yes(other, { t: 'note.post', q: 'how', text: 'Mine' });
		const before = board.snapshot();
		const { rev } = await yes(facilitator, { t: 'seat.undoAll', seat: writer.number });
		expect(kept()).toMatchObject({ visible: 1, bin: 40 });
		expect(bytesFor(board, other).includes('CANARY')).toBe(false);
		expect(store.commits.at(-1)?.commands).toHaveLength(1);
		const again = await test.restart(store.copy());
		expect((await again.yes(facilitator, { t: 'undo' })).rev).toBe(rev + 1);
		expect(again.board.snapshot()).toEqual(before);
		await yes(facilitator, { t: 'undo' });
		expect(board.snapshot()).toEqual(before);
		await yes(facilitator, { t: 'redo' });
		expect(kept()).toMatchObject({ visible: 1, bin: 40 });
		await yes(facilitator, { t: 'undo' });
		expect(board.snapshot()).toEqual(before);
		await expectConverged(test, seats);
	});

	test('[X63] a cluster that went with its last note comes back with all of them', async () => {
		const seeded = await testBoard({
			board: { clusters: [{ id: 'c1', cluster: { q: 'how', name: 'Both' } }] }
		});
		const [lead, person] = [await seeded.seat('facilitator'), await seeded.seat('stakeholder')];
		for (const text of ['One', 'Two']) {
			const { id = '' } = await seeded.yes(person, { t: 'note.post', q: 'how', text });
			await seeded.yes(lead, { t: 'note.move', id, p: [0, 9], cluster: 'c1' });
		}
		const before = seeded.board.snapshot();
		await seeded.yes(lead, { t: 'seat.undoAll', seat: person.number });
		expect(seeded.board.snapshot().clusters.size).toBe(0);
		await seeded.yes(lead, { t: 'undo' });
		expect(seeded.board.snapshot()).toEqual(before);
		await expectConverged(seeded, [lead, person]);
	});

	test('[P2] what nobody else has read goes back to its writer, and no reveal reaches it', async () => {
		const { test, yes, facilitator, writer, other, seats, kept, board } = await workshop();
		await yes(facilitator, { t: 'stage.settings', approval: true });
		await yes(writer, { t: 'note.post', q: 'how', text: 'Waits' });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		await yes(writer, { t: 'note.post', q: 'who', text: 'CANARY' });
		expect(kept()).toMatchObject({ queue: 1, private: 2 });
		await yes(facilitator, { t: 'seat.undoAll', seat: writer.number });
		expect(kept()).toEqual({ bin: 0, queue: 0, drafts: 2, private: 0, visible: 0 });
		expect(bytesFor(board, facilitator).includes('CANARY')).toBe(false);
		await yes(facilitator, { t: 'stage.reveal' });
		expect(bytesFor(board, other).includes('CANARY')).toBe(false);
		await yes(facilitator, { t: 'undo' });
		expect(kept()).toEqual({ bin: 0, queue: 1, drafts: 0, private: 2, visible: 0 });
		await expectConverged(test, seats);
	});

	test('[X63] without notes nothing is done, and there is nothing to undo', async () => {
		const { yes, no, facilitator, other } = await workshop();
		await yes(facilitator, { t: 'seat.undoAll', seat: other.number });
		expect(await no(facilitator, { t: 'undo' })).toBe('gone');
		expect(await no(facilitator, { t: 'seat.undoAll', seat: 99 })).toBe('not-allowed');
	});
});
