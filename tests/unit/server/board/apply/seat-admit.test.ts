import { describe, expect, test } from 'vitest';
import { deskRoots } from '#lib/domain/document.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

const person = { role: 'stakeholder', group: 'patient', shared: false, byCode: true } as const;

async function waitingRoom() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const inside = await test.seat('stakeholder', 'lw');
	await test.yes(facilitator, { t: 'stage.settings', waitingRoom: true });
	const waiting = await test.board.join({ ...person, name: 'Ann', credentialHash: 'ann' });
	return { ...test, test, facilitator, inside, waiting };
}

describe('seat.admit', () => {
	test('[X14] who joins by code waits, is no person in the room, and the desk knows since when', async () => {
		const { board, clock, facilitator, waiting } = await waitingRoom();
		expect(waiting).toMatchObject({ number: 3, waiting: true });
		expect(board.snapshot().counts.people).toEqual({ lw: 1 });
		expect(board.seatCount, 'it has a place').toBe(2);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).seats.get('3')).toMatchObject({
			name: 'Ann',
			waitingSince: clock.now
		});
	});

	test('[X14] a facilitator never waits, nor does who comes without a code', async () => {
		const { board } = await waitingRoom();
		const member = { group: 'other', shared: false } as const;
		for (const role of ['facilitator', 'lead'] as const)
			expect(await board.join({ ...member, role, byCode: true })).not.toHaveProperty('waiting');
		expect(await board.join({ ...person, byCode: false })).not.toHaveProperty('waiting');
	});

	test('[X14] a seat that waits reads no document, sees nobody and writes nothing, also after a restart', async () => {
		const { test, inside, waiting } = await waitingRoom();
		for (const { board, read, send, no } of [test, await test.restart()]) {
			for (const name of ['board', 'seat', 'desk'] as const)
				expect(board.since(waiting.number, name)).toBeUndefined();
			expect(board.hello(waiting.number)).toEqual({
				...board.hello(inside.number),
				seat: waiting.number,
				seatDoc: { epoch: expect.any(String) },
				waiting: { title: 'Five ways' }
			});
			const reader = read(waiting, 'board', 'seat', 'desk');
			const other = read(inside, 'board');
			other.attachment.presence({ at: { q: 'how', p: [0, 0] } });
			reader.attachment.presence({ at: { q: 'how', p: [1, 0] } });
			expect(await send(waiting, { t: 'note.post', q: 'how', text: 'Words' })).toMatchObject({
				code: 'not-allowed',
				message: 'You are not in yet. Nothing has changed. Wait until the facilitator lets you in.'
			});
			expect(await no(waiting, { t: 'flag.help', on: true })).toBe('not-allowed');
			expect(await no(waiting, { t: 'undo' })).toBe('not-allowed');
			expect(reader.attachment.others()).toEqual([]);
			expect(other.attachment.others(), 'nobody sees it either').toEqual([]);
			expect([reader.received, reader.awarenessUpdates, reader.closes]).toEqual([[], [], []]);
			reader.attachment.detach();
		}
	});

	test('[X14] once in, it has what it asked for without asking again, and the news from there on', async () => {
		const { test, board, facilitator, inside, waiting, yes, read } = await waitingRoom();
		await yes(inside, { t: 'note.post', q: 'how', text: 'Before' });
		const reader = read(waiting, 'board', 'seat', 'desk');
		const held = board.changed(waiting.number, new AbortController().signal);
		await yes(facilitator, { t: 'seat.admit', seats: [waiting.number] });
		await held;
		expect(reader.controls).toEqual([board.hello(waiting.number)]);
		expect(reader.controls[0]).not.toHaveProperty('waiting');
		await yes(inside, { t: 'note.post', q: 'how', text: 'After' });
		await expect.poll(() => reader.saw('After')).toBe(true);
		expect(reader.saw('Before')).toBe(true);
		expect(new Set(reader.received.map(({ name }) => name))).toEqual(new Set(['board', 'seat']));
		expect(board.snapshot().counts.people).toEqual({ lw: 1, patient: 1 });
		await yes(waiting, { t: 'note.post', q: 'how', text: 'Mine' });
		await expectConverged(test, [facilitator, inside, waiting], [reader]);
		const again = await test.restart();
		expect(again.board.seat(waiting.number)).not.toHaveProperty('waiting');
		expect(again.board.snapshot().counts.people).toEqual({ lw: 1, patient: 1 });
	});

	test('[X14] who waits is told another title at once, and nothing of all else that happens', async () => {
		const { board, facilitator, inside, waiting, yes, read } = await waitingRoom();
		const reader = read(waiting, 'board');
		await yes(inside, { t: 'note.post', q: 'how', text: 'Words' });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		expect(reader.controls).toEqual([]);
		await board.describe({ title: 'Six ways', deletedOn: '2026-09-01' });
		expect(reader.controls).toEqual([board.hello(waiting.number)]);
		expect(reader.controls[0]).toMatchObject({ waiting: { title: 'Six ways' } });
		expect(reader.received).toEqual([]);
	});

	test('[X14] turned away, it is told so and counts nowhere', async () => {
		const { board, facilitator, waiting, no, read, yes } = await waitingRoom();
		const reader = read(waiting);
		await yes(facilitator, { t: 'seat.remove', seat: waiting.number, message: 'Next week' });
		expect(reader.closes).toEqual([{ code: CloseCode.removed, reason: 'Next week' }]);
		expect(board.snapshot().counts.people).toEqual({ lw: 1 });
		expect(board.seatCount).toBe(1);
		expect(await no(facilitator, { t: 'seat.admit', seats: [waiting.number] })).toBe('gone');
	});

	test('[X14] two desks may let in the same people; nobody lets in a seat that is not there', async () => {
		const { board, facilitator, inside, waiting, no, yes } = await waitingRoom();
		const { number } = waiting;
		const other = await board.join({ ...person, group: 'hcp' });
		expect(await no(inside, { t: 'seat.admit', seats: [number] })).toBe('not-allowed');
		expect(await no(waiting, { t: 'seat.admit', seats: [number] })).toBe('not-allowed');
		for (const seats of [[number, 77], [facilitator.number]])
			expect(await no(facilitator, { t: 'seat.admit', seats })).toBe('not-allowed');
		expect(board.seat(number)?.waiting).toBe(true);
		for (let desk = 0; desk < 2; desk++)
			await yes(facilitator, { t: 'seat.admit', seats: [number, other.number] });
		expect(board.snapshot().counts.people).toEqual({ lw: 1, patient: 1, hcp: 1 });
	});

	test('[X14] nobody writes for a seat that waits, until it is in', async () => {
		const { board, facilitator, waiting, no, yes } = await waitingRoom();
		const { number } = waiting;
		const said = { t: 'note.post', q: 'how', text: 'Said', via: 'scribe', for: number } as const;
		expect(await no(facilitator, said)).toBe('not-allowed');
		expect(board.snapshot().notes.size).toBe(0);
		await yes(facilitator, { t: 'seat.admit', seats: [number] });
		await yes(facilitator, said);
		expect(board.snapshot().notes.size).toBe(1);
	});

	test('[X14] with the waiting room closed again who waits goes on waiting, and others come straight in', async () => {
		const { board, facilitator, waiting, yes } = await waitingRoom();
		await yes(facilitator, { t: 'stage.settings', waitingRoom: false });
		expect(board.hasWaitingRoom).toBe(false);
		expect(board.seat(waiting.number)?.waiting).toBe(true);
		expect(await board.join(person)).not.toHaveProperty('waiting');
	});

	test('[P7] who was removed comes in by waiting, or not at all', async () => {
		const { board, facilitator, yes } = await waitingRoom();
		expect(await board.join({ ...person, onlyToWait: true })).toMatchObject({ waiting: true });
		await yes(facilitator, { t: 'stage.settings', waitingRoom: false });
		await expect(board.join({ ...person, onlyToWait: true })).rejects.toMatchObject({
			code: 'removed'
		});
	});

	test('[X62] a group is asked for its view without those of it who wait', async () => {
		const { facilitator, no, yes, waiting } = await waitingRoom();
		const ask = { t: 'stage.prompt', q: 'how', group: 'patient' } as const;
		expect(await no(facilitator, ask)).toBe('gone');
		await yes(facilitator, { t: 'seat.admit', seats: [waiting.number] });
		await yes(facilitator, ask);
	});
});
