import { expect, test } from 'vitest';
import { refusal } from '../../support/answers.ts';
import { connect } from '../../support/board-client.ts';
import { at, openRoom } from '../../support/room.ts';

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('[X11] board code and seat code continue the same seat, with its notes, on another device', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const ann = at(room.people, 0);
	const { id = '' } = await ann.client.accepted({ t: 'note.post', q: 'how', text: 'mine' });
	const { seatCode } = await ann.client.accepted({ t: 'seat.code' });
	const answer = await room.post('/api/rejoin', { code: room.code, seatCode });
	expect([answer.status, await answer.json()]).toEqual([
		200,
		{ boardId: room.boardId, seat: { number: ann.seat, group: 'patient' } }
	]);
	const cookie = cookieOf(answer);
	expect(cookie).not.toBe(ann.cookie);
	const phone = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	expect((await phone.hello()).seat).toBe(ann.seat);
	await phone.accepted({ t: 'note.edit', id, text: 'mine still' });
	await ann.client.until(() => ann.client.snapshot.notes.get(id)?.text === 'mine still');
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: ann.seat });
	expect(await phone.end()).toBe(4403);
	expect(await ann.client.end()).toBe(4403);
});

test('[O21] every wrong pair gets one answer, in the same words', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const other = await room.server.workshop(
		(await room.server.facilitator('o@example.org')).account
	);
	const { seatCode: former } = await ann.client.accepted({ t: 'seat.code' });
	const { seatCode } = await ann.client.accepted({ t: 'seat.code' });
	const { seatCode: removed } = await bob.client.accepted({ t: 'seat.code' });
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: bob.seat });
	const { code } = room;
	const texts = new Set<string>();
	for (const pair of [
		{ code, seatCode: '' },
		{ code, seatCode: former },
		{ code, seatCode: removed },
		{ code: other.code, seatCode },
		{ code: '', seatCode },
		{ code: seatCode, seatCode: code }
	]) {
		const answer = await room.post('/api/rejoin', pair);
		texts.add(await answer.clone().text());
		expect(await refusal(answer), JSON.stringify(pair)).toEqual([404, 'not-open']);
		expect(answer.headers.getSetCookie()).toEqual([]);
	}
	expect(texts.size).toBe(1);
	expect(await refusal(await room.post('/api/rejoin', { code }))).toEqual([400, 'malformed']);
});

test('[X11] of another seat a person gets no code, and nothing of a code is heard by others', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	expect(await bob.client.command({ t: 'seat.code', seat: ann.seat })).toMatchObject({
		ok: false,
		code: 'not-allowed'
	});
	const { seatCode = '' } = await ann.client.accepted({ t: 'seat.code' });
	await room.facilitator.client.sync('desk');
	await bob.client.accepted({ t: 'flag.finished', on: true });
	for (const { client } of [bob, room.facilitator]) expect(client.heard(seatCode)).toBe(false);
});
