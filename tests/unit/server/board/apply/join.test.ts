import { describe, expect, test } from 'vitest';
import { boardRoots, deskRoots, seatRoots } from '#lib/domain/document.ts';
import { limits } from '#lib/domain/limits.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { BOARD, testBoard } from '../../../../support/board.ts';

const person = { role: 'stakeholder', group: 'patient', shared: false } as const;

describe('joining', () => {
	test('[X7] a seat has a number, a document of its own and a place on the desk; the board has a count', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const reader = test.read(facilitator, 'board', 'desk');
		const seat = await test.board.join({ ...person, name: 'Siân', credentialHash: 'abc' });
		expect(seat).toEqual({ number: 2, role: 'stakeholder', group: 'patient', name: 'Siân' });
		expect(test.board.snapshot().counts.people).toEqual({ patient: 1 });
		const mine = fresh(test.board, seat, 'seat');
		expect(mine && seatRoots(mine).me.toJSON()).toEqual({
			number: 2,
			group: 'patient',
			name: 'Siân'
		});
		const desk = fresh(test.board, facilitator, 'desk');
		expect(desk && deskRoots(desk).seats.get('2')).toEqual({
			role: 'stakeholder',
			group: 'patient',
			name: 'Siân',
			here: false,
			finished: false
		});
		expect(boardRoots(reader.doc('board')).counts.get('people')).toEqual({ patient: 1 });
		expect(await test.store.seatsByCredential(BOARD, 'abc')).toMatchObject([{ number: 2 }]);
		await expectConverged(test, [facilitator, seat], [reader]);
	});

	test('[P2] a name is in its own document and on the desk, never on the board', async () => {
		const { board } = await testBoard();
		const seat = await board.join({ ...person, name: 'CANARY' });
		const other = await board.join(person);
		const bytes = (name: 'board' | 'seat') =>
			Buffer.from(board.since(other.number, name)?.update ?? []);
		expect(bytes('board').includes('CANARY') || bytes('seat').includes('CANARY')).toBe(false);
		expect(board.since(other.number, 'desk')).toBeUndefined();
		expect(board.since(seat.number, 'desk')).toBeUndefined();
	});

	test('[X10] a group that the workshop has not, a lock and a full board are refused in their words', async () => {
		const { board, seat, yes } = await testBoard();
		await expect(board.join({ ...person, group: 'g4' })).rejects.toMatchObject({
			code: 'unknown-group'
		});
		const facilitator = await seat('facilitator');
		await yes(facilitator, { t: 'stage.lock', what: 'joining' });
		await expect(board.join(person)).rejects.toMatchObject({ code: 'not-open' });
		await board.join({ role: 'lead', group: 'other', shared: false, accountId: 'a1' });
		await yes(facilitator, { t: 'stage.unlock', what: 'joining' });
		const joins = Array.from({ length: limits.seatsPerBoard + 1 }, () => board.join(person));
		const results = await Promise.allSettled(joins);
		expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(
			limits.seatsPerBoard
		);
		expect(results.at(-1)).toMatchObject({ reason: { code: 'not-open' } });
	});

	test('[X8] one account is one seat, also when it comes twice at the same moment', async () => {
		const { board } = await testBoard();
		const member = { role: 'facilitator', group: 'other', shared: false, accountId: 'a1' } as const;
		const [one, two] = await Promise.all([board.join(member), board.join(member)]);
		expect(one.number).toBe(two.number);
	});

	test('[P1] a seat that could not be stored is none', async () => {
		const test = await testBoard();
		test.store.failNext('before');
		await expect(test.board.join(person)).rejects.toMatchObject({ code: 'storage' });
		expect(await test.board.join(person)).toMatchObject({ number: 1 });
		expect(test.board.snapshot().counts.people).toEqual({ patient: 1 });
	});
});
