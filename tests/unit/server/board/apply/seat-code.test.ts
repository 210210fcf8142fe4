import { expect, test } from 'vitest';
import { BOARD, testBoard } from '../../../../support/board.ts';

test('[X11] a seat gets a code of its own, and a new one takes the place of the former', async () => {
	const { seat, yes, store } = await testBoard();
	const ann = await seat('stakeholder');
	const { seatCode: first = '' } = await yes(ann, { t: 'seat.code' });
	expect(first).toMatch(/^\w{4}-\w{4}$/);
	const former = store.seatNumbered(BOARD, ann.number)?.codeHash ?? '';
	expect(former).not.toBe('');
	const { seatCode: second } = await yes(ann, { t: 'seat.code' });
	expect(second).not.toBe(first);
	expect(await store.seatByCode(BOARD, former)).toBeUndefined();
	expect(store.seatNumbered(BOARD, ann.number)?.codeHash).not.toBe(former);
});

test('[X11] a facilitator may make one for anybody who joined; others for nobody else', async () => {
	const { seat, yes, no } = await testBoard();
	const [ann, bob] = [await seat('stakeholder'), await seat('stakeholder', 'lw')];
	const [facilitator, lead] = [await seat('facilitator'), await seat('lead')];
	expect(await yes(facilitator, { t: 'seat.code', seat: ann.number })).toHaveProperty('seatCode');
	expect(await no(bob, { t: 'seat.code', seat: ann.number })).toBe('not-allowed');
	expect(await no(facilitator, { t: 'seat.code' })).toBe('not-allowed');
	expect(await no(facilitator, { t: 'seat.code', seat: lead.number })).toBe('not-allowed');
	expect(await no(facilitator, { t: 'seat.code', seat: 99 })).toBe('not-allowed');
	await yes(facilitator, { t: 'seat.remove', seat: ann.number });
	expect(await no(facilitator, { t: 'seat.code', seat: ann.number })).toBe('gone');
});

test('[O18] storage keeps no code in clear, and a repeated command gets it all the same', async () => {
	const { seat, yes, store, cid, restart } = await testBoard();
	const ann = await seat('stakeholder');
	const body = { t: 'seat.code', cid: cid() } as const;
	const reply = await yes(ann, body);
	expect(JSON.stringify(store.commits)).not.toContain(reply.seatCode);
	expect(await yes(ann, body)).toEqual(reply);
	const again = await restart();
	expect(await again.send(ann, body)).toEqual(reply);
});
