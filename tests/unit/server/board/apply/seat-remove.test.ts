import { describe, expect, test } from 'vitest';
import { deskRoots } from '#lib/domain/document.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const person = await test.seat('stakeholder', 'lw');
	return { ...test, test, facilitator, person };
}

describe('seat.remove', () => {
	test('[P7] it closes every socket of the seat before the commit, and refuses what is queued', async () => {
		const { test, board, facilitator, person, send, read, store, removed } = await workshop();
		const readers = [read(person, 'board', 'seat'), read(person, 'board')];
		const other = read(facilitator, 'board', 'desk');
		store.hold();
		const replies = Promise.all([
			send(person, { t: 'note.post', q: 'how', text: 'In time' }),
			send(facilitator, { t: 'seat.remove', seat: person.number, message: 'Please ring us.' }),
			send(person, { t: 'note.post', q: 'how', text: 'Too late' })
		]);
		await expect.poll(() => store.holding).toBe(1);
		for (const reader of readers)
			expect(reader.closes).toEqual([{ code: CloseCode.removed, reason: 'Please ring us.' }]);
		expect(board.seat(person.number)?.removed).toBe(true);
		expect(removed).toEqual([]);
		const bytes = readers.map((reader) => reader.received.length);
		store.release();
		expect(await replies).toMatchObject([
			{ ok: true },
			{ ok: true },
			{ ok: false, code: 'not-allowed' }
		]);
		expect(removed).toEqual([person.number]);
		expect(readers.map((reader) => reader.received.length)).toEqual(bytes);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).seats.get(String(person.number))).toMatchObject({
			removed: true,
			here: false
		});
		expect(board.snapshot().counts).toMatchObject({ people: {}, notes: { how: { lw: 1 } } });
		expect(board.seatCount).toBe(0);
		await expectConverged(test, [facilitator], [other]);
	});

	test('[P7] a removed seat reads nothing and writes nothing, also after a restart', async () => {
		const { test, facilitator, person, yes } = await workshop();
		await yes(facilitator, { t: 'seat.remove', seat: person.number });
		for (const { board, no, read } of [test, await test.restart()]) {
			expect(await no(person, { t: 'note.post', q: 'how', text: 'Me again' })).toBe('not-allowed');
			expect(board.since(person.number, 'board')).toBeUndefined();
			expect(board.since(person.number, 'seat')).toBeUndefined();
			const reader = read(person, 'board');
			expect(reader.closes).toEqual([{ code: CloseCode.removed, reason: '' }]);
			expect(reader.received).toEqual([]);
			await board.changed(person.number, new AbortController().signal);
		}
	});

	test('[P7] a commit that fails keeps the seat dead; sent again, the removal is stored', async () => {
		const { test, board, facilitator, person, send, no, yes, read, store } = await workshop();
		const reader = read(person, 'board');
		store.failNext('before');
		const body = { t: 'seat.remove', seat: person.number, cid: test.cid() } as const;
		expect(await send(facilitator, body)).toMatchObject({ ok: false, code: 'storage' });
		expect(reader.closes).toMatchObject([{ code: CloseCode.removed }]);
		expect(board.seat(person.number)?.removed).toBe(true);
		await yes(facilitator, body);
		expect(await no(person, { t: 'note.post', q: 'how', text: 'Still here' })).toBe('not-allowed');
		expect((await test.restart()).board.seat(person.number)?.removed).toBe(true);
	});

	test('[P7] a message of any length is cut to 200 graphemes and refuses nothing', async () => {
		const { facilitator, person, yes, read } = await workshop();
		const reader = read(person);
		const message = `${'👨‍👩‍👧‍👦'.repeat(150)}${'a'.repeat(200)}\ud83d`;
		await yes(facilitator, { t: 'seat.remove', seat: person.number, message });
		expect(reader.closes[0]?.reason).toBe(`${'👨‍👩‍👧‍👦'.repeat(150)}${'a'.repeat(50)}`);
	});

	test('[P3] nobody removes themselves or a seat that is not there; twice is gone', async () => {
		const { facilitator, person, no, yes } = await workshop();
		expect(await no(facilitator, { t: 'seat.remove', seat: facilitator.number })).toBe(
			'not-allowed'
		);
		expect(await no(facilitator, { t: 'seat.remove', seat: 77 })).toBe('not-allowed');
		expect(await no(person, { t: 'seat.remove', seat: facilitator.number })).toBe('not-allowed');
		await yes(facilitator, { t: 'seat.remove', seat: person.number });
		expect(await no(facilitator, { t: 'seat.remove', seat: person.number })).toBe('gone');
	});

	test('[P7] a reader whose close throws disturbs nobody', async () => {
		const { board, facilitator, person, yes } = await workshop();
		const attachment = board.attach({
			seat: person.number,
			update: () => undefined,
			awareness: () => undefined,
			control: () => undefined,
			close: () => {
				throw new Error('The socket is broken.');
			}
		});
		await yes(facilitator, { t: 'seat.remove', seat: person.number });
		expect(attachment.sync('board', Uint8Array.of(0))).toBeUndefined();
	});
});
