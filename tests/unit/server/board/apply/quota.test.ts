import { expect, test } from 'vitest';
import { seatRoots } from '#lib/domain/document.ts';
import { limits } from '#lib/domain/limits.ts';
import type { Note } from '#lib/domain/note.ts';
import { roomForNewNote, roomForNote } from '../../../../../server/board/apply/quota.ts';
import { loadBoard } from '../../../../../server/board/loading.ts';
import { fresh } from '../../../../support/board-checks.ts';
import { BOARD, testBoard } from '../../../../support/board.ts';

const note: Note = { q: 'how', p: [0, 0], text: 'Said', v: 1, group: 'lw', at: 0, via: 'self' };

async function emptyState() {
	const { store } = await testBoard();
	const stored = await store.load(BOARD);
	if (!stored) throw new Error('There is no board.');
	return loadBoard(stored).state;
}

test('[limits] notes of the bin and hidden ones count to what is kept of a board', async () => {
	const state = await emptyState();
	for (let n = 0; n < limits.notesPerBoard; n++)
		state.bin.set(`bin ${n}`, { note, removedAt: 0, by: 1 });
	state.moderation.hide('hidden', { note, hiddenAt: 0, by: 1 });
	for (let n = 2; n < limits.keptNotesPerBoard - limits.notesPerBoard; n++)
		state.addNote(`visible ${n}`, note, undefined);
	expect(roomForNewNote(state, undefined)).toBeUndefined();
	state.addNote('one more', note, undefined);
	expect(roomForNewNote(state, undefined)).toEqual({ refused: 'quota' });
	expect(roomForNote(state, undefined), 'for one that comes back').toBeUndefined();
});

test('[X21] what a facilitator wrote for the room comes back, however much of it there is', async () => {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const paper = { t: 'note.post', q: 'how', text: 'Said', via: 'paper', group: 'patient' } as const;
	const { id = '' } = await test.yes(facilitator, paper);
	for (let n = 0; n < limits.notesPerSeat; n++) await test.yes(facilitator, paper);
	await test.yes(facilitator, { t: 'note.remove', id });
	await test.yes(facilitator, { t: 'note.restore', id });
	await test.yes(facilitator, { t: 'note.hide', id });
	await test.yes(facilitator, { t: 'note.show', id });
	for (const t of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const)
		await test.yes(facilitator, { t });
	expect(test.board.snapshot().notes.has(id)).toBe(true);
});

test('[X63] all that was written for the room comes back with one undo, private notes too', async () => {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const own = { t: 'note.post', q: 'how', text: 'Said', group: 'patient' } as const;
	const { yes, board } = test;
	await yes(facilitator, own);
	for (let n = 0; n < limits.notesPerSeat; n++) await yes(facilitator, { ...own, via: 'scribe' });
	await yes(facilitator, { t: 'stage.step', to: 'private' });
	const { id = '' } = await yes(facilitator, { ...own, via: 'paper' });
	const secret = () => {
		const doc = fresh(board, facilitator, 'seat');
		return doc ? [...seatRoots(doc).private.keys()] : [];
	};
	await yes(facilitator, { t: 'note.remove', id });
	await yes(facilitator, { t: 'undo' });
	expect(secret()).toEqual([id]);
	await yes(facilitator, { t: 'seat.undoAll', seat: facilitator.number });
	expect([board.snapshot().notes.size, secret()]).toEqual([0, []]);
	await yes(facilitator, { t: 'undo' });
	expect([board.snapshot().notes.size, secret()]).toEqual([limits.notesPerSeat + 1, [id]]);
});

test('[X18] what a seat wrote itself comes back only where there is room for all of it', async () => {
	const test = await testBoard();
	const { yes, no, board } = test;
	const facilitator = await test.seat('facilitator');
	const person = await test.seat('stakeholder', 'lw');
	const post = { t: 'note.post', q: 'how', text: 'Mine' } as const;
	for (const text of ['One', 'Two']) await yes(person, { ...post, text });
	await yes(facilitator, { t: 'seat.undoAll', seat: person.number });
	const ids: string[] = [];
	for (let n = 1; n < limits.notesPerSeat; n++) ids.push((await yes(person, post)).id ?? '');
	expect(await no(facilitator, { t: 'undo' })).toBe('quota');
	await yes(person, { t: 'note.remove', id: ids[0] ?? '' });
	await yes(facilitator, { t: 'undo' });
	expect(board.snapshot().notes.size).toBe(limits.notesPerSeat);
});
