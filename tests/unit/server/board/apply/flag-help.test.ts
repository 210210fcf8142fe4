import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function room() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const asker = await test.board.join({
		role: 'stakeholder',
		group: 'patient',
		name: 'Ada',
		shared: false,
		credentialHash: 'hash-of-ada'
	});
	const other = await test.seat('stakeholder', 'patient');
	const calls = (board = test.board) => {
		const desk = fresh(board, facilitator, 'desk');
		return desk && deskRoots(desk).help.toJSON();
	};
	const knows = () => {
		const mine = fresh(test.board, asker, 'seat');
		return mine && seatRoots(mine).me.get('help');
	};
	return { ...test, test, facilitator, asker, other, calls, knows };
}

describe('flag.help', () => {
	test('[X56] tells the desk seat, name and time, and nobody else anything', async () => {
		const { yes, asker, other, calls, knows, read, clock, test, facilitator } = await room();
		const bystander = read(other, 'board', 'seat');
		const before = bystander.received.length;
		await yes(asker, { t: 'flag.help', on: true });
		expect(calls()).toEqual({ [asker.number]: { seat: asker.number, name: 'Ada', at: clock.now } });
		expect(knows()).toBe(true);
		expect(bystander.received.length).toBe(before);
		await yes(asker, { t: 'flag.help', on: false });
		expect([calls(), knows()]).toEqual([{}, undefined]);
		expect(bystander.received.length).toBe(before);
		await expectConverged(test, [facilitator, asker, other]);
	});

	test('[X56] a second call changes nothing; a facilitator’s answer ends it, over a restart and twice', async () => {
		const { yes, asker, facilitator, calls, knows, clock, test } = await room();
		await yes(asker, { t: 'flag.help', on: true });
		const began = clock.now;
		clock.now += 60_000;
		await yes(asker, { t: 'flag.help', on: true });
		const again = await test.restart();
		expect(calls(again.board)).toMatchObject({ [asker.number]: { at: began } });
		await again.yes(facilitator, { t: 'flag.help', on: false, seat: asker.number });
		await again.yes(facilitator, { t: 'flag.help', on: false, seat: asker.number });
		expect(calls(again.board)).toEqual({});
		void knows;
	});

	test('[P3] nobody asks or answers for another, but a facilitator who answers', async () => {
		const { yes, no, asker, other, facilitator, calls } = await room();
		await yes(asker, { t: 'flag.help', on: true });
		for (const on of [true, false])
			expect(await no(other, { t: 'flag.help', on, seat: asker.number })).toBe('not-allowed');
		expect(await no(facilitator, { t: 'flag.help', on: true, seat: other.number })).toBe(
			'not-allowed'
		);
		expect(await no(facilitator, { t: 'flag.help', on: false, seat: 99 })).toBe('not-allowed');
		expect(Object.keys(calls() ?? {})).toEqual([String(asker.number)]);
	});

	test('[X56] it ends with the seat, and no undo brings it back', async () => {
		const { yes, no, asker, facilitator, calls } = await room();
		await yes(asker, { t: 'flag.help', on: true });
		expect(await no(asker, { t: 'undo' })).toBe('gone');
		await yes(facilitator, { t: 'seat.remove', seat: asker.number });
		expect(calls()).toEqual({});
	});
});
