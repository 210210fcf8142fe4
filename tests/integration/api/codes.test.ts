import { expect, test } from 'vitest';
import { seatCookieEnd } from '#lib/domain/cookie.ts';
import { refusal } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[O21] a wrong code, a wrong token and a wrong second device get the same answer', async () => {
	const room = await openRoom();
	const answers = [
		await room.post('/api/join', { code: '2222-2222', group: 'patient' }),
		await room.post('/api/join', { token: 'nothing', group: 'patient' }),
		await room.post('/api/rejoin', { code: room.code, seatCode: 'x' }),
		await room.post('/api/screen', { token: 'x' })
	];
	for (const answer of answers) expect(await refusal(answer)).toEqual([404, 'not-open']);
	expect(await refusal(await room.post('/api/join', { code: room.code, group: 'nobody' }))).toEqual(
		[422, 'unknown-group']
	);
	expect(await refusal(await room.post('/api/join', {}))).toEqual([400, 'malformed']);
});

test('[O19] wrong codes beyond the budget are refused, and right codes, tokens and seats pass', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const answers: [number, string, string | null][] = [];
	for (let n = 0; n < 36; n++) {
		const answer = await (n % 2
			? room.post('/api/join', { code: 'ZZZZ-ZZZZ', group: 'patient' })
			: room.post('/api/rejoin', { code: 'x', seatCode: 'x' }));
		answers.push([...(await refusal(answer)), answer.headers.get('retry-after')]);
	}
	expect(answers).toEqual([
		...Array.from({ length: 30 }, () => [404, 'not-open', null]),
		...['1', '2', '3', '4', '5', '6'].map((seconds) => [429, 'too-many', seconds])
	]);
	const { workshops, storage } = room.server.house.services;
	const { token } = workshops.codeOf((await storage.workshops.byId(room.workshopId)) as never);
	const person = { group: 'patient' };
	for (const key of [{ code: room.code }, { token }])
		for (let n = 0; n < 10; n++)
			expect((await room.post('/api/join', { ...key, ...person })).status).toBe(201);
	const seated = at(room.people, 0);
	expect((await room.post('/api/join', { code: room.code, ...person }, seated)).status).toBe(200);
});

test('[O19] a code that was not looked at is refused with a second to wait', async () => {
	const room = await openRoom();
	const guess = () => room.post('/api/join', { code: 'ZZZZ-ZZZZ', group: 'patient' });
	const answers = await Promise.all(Array.from({ length: 200 }, guess));
	const waits = answers.map((answer) => Number(answer.headers.get('retry-after')));
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
	expect(answers.filter(({ status }) => status === 404)).toHaveLength(30);
	expect(waits.filter((wait) => wait === 1).length).toBeGreaterThan(50);
	expect(Math.max(...waits)).toBe(10);
});

test('[P4] the cookie of a seat is there until its board is deleted', async () => {
	const room = await openRoom({ env: { RETENTION_DAYS: '30' } });
	const answer = await room.post('/api/join', { code: room.code, group: 'patient' });
	const seconds = Number(/Max-Age=(\d+)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1]);
	const { storage } = room.server.house.services;
	const { deletedOn } = (await storage.workshops.byId(room.workshopId)) ?? { deletedOn: '' };
	const left = (seatCookieEnd(deletedOn) - Date.now()) / 1_000;
	expect(seconds).toBeGreaterThan(29 * 86_400);
	expect(Math.abs(seconds - left)).toBeLessThan(60);
});

test('[X7] joining again in the same browser keeps the seat', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const ann = at(room.people, 0);
	const again = await room.post('/api/join', { code: room.code, group: 'lw' }, ann);
	expect([again.status, await again.json()]).toEqual([
		200,
		{ boardId: room.boardId, seat: { number: ann.seat, group: 'patient' } }
	]);
	expect(again.headers.getSetCookie()).toEqual([]);
});
