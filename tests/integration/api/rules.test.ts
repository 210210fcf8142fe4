import { expect, test } from 'vitest';
import { refusal, securityOf, security } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[O54] every answer of the API has the same headers, errors and downloads too', async () => {
	const room = await openRoom();
	const { url } = room.server;
	const { cookie } = room.facilitator;
	const answers = [
		await fetch(`${url}/healthz`),
		await fetch(`${url}/api/nothing`),
		await fetch(`${url}/api/workshops`),
		await fetch(`${url}/api/sign-in`, { method: 'POST' }),
		await fetch(`${url}/sync/boards/x`),
		await fetch(`${url}/api/boards/${room.boardId}/export/csv`, { headers: { cookie } })
	];
	for (const answer of answers) expect(securityOf(answer), answer.url).toEqual(security);
	const page = await fetch(`${url}/workshops`);
	expect(securityOf(page)).toMatchObject({
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin'
	});
});

test('[O56] a write needs JSON and exactly our origin', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { url } = room.server;
	const { cookie } = at(room.people, 0);
	const port = Number(new URL(url).port);
	const paths: [method: string, path: string][] = [
		['POST', '/api/sign-in'],
		['POST', '/api/sign-out'],
		['POST', '/api/join'],
		['POST', '/api/rejoin'],
		['POST', '/api/screen'],
		['POST', '/api/workshops'],
		['PATCH', `/api/workshops/${room.workshopId}`],
		['DELETE', `/api/workshops/${room.workshopId}`],
		['POST', '/api/boards/import'],
		['POST', `/api/boards/${room.boardId}/seats`],
		['POST', `/api/boards/${room.boardId}/commands`],
		['POST', `/api/boards/${room.boardId}/poll`]
	];
	const wrong = [
		'null',
		'https://evil.example',
		url.replace('http', 'https'),
		`http://127.0.0.1:${port + 1}`,
		`http://a.127.0.0.1:${port}`,
		`${url}.evil.example`,
		url.toUpperCase()
	];
	for (const [method, path] of paths) {
		const ask = (headers: Record<string, string>) =>
			fetch(url + path, { method, headers, body: '{}' });
		const type = { 'content-type': 'application/json' };
		for (const origin of wrong)
			expect(await refusal(await ask({ ...type, origin })), `${path} ${origin}`).toEqual([
				403,
				'wrong-origin'
			]);
		expect(await refusal(await ask({ ...type, cookie })), path).toEqual([403, 'wrong-origin']);
		const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
		// Plain text is a way to name a CSV file; there the origin alone stands against other sites.
		const plain = path === '/api/boards/import' ? ['text/html'] : ['text/plain'];
		for (const other of [...plain, ...forms])
			expect(await refusal(await ask({ origin: url, 'content-type': other })), path).toEqual([
				415,
				'wrong-content-type'
			]);
		const own = await ask({ 'content-type': 'application/json; charset=utf-8', origin: url });
		expect([403, 415], `${path} with our origin`).not.toContain(own.status);
	}
	const alone = await fetch(`${url}/api/sign-out`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' }
	});
	expect(alone.status).toBe(200);
});

test('[P7] on a board no seat is 401, a removed one 403, and no such board 404', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const ann = at(room.people, 0);
	const { boardId } = room;
	const everywhere = async (board: string, person?: typeof ann) => {
		const answers = await Promise.all([
			room.post(`/api/boards/${board}/commands`, { v: 1, commands: [] }, person),
			room.post(`/api/boards/${board}/poll`, { v: 1, have: {} }, person),
			room.post(`/api/boards/${board}/seats`, { group: 'lw' }, person),
			fetch(`${room.server.url}/api/boards/${board}/export/csv`, {
				headers: person ? { cookie: person.cookie } : {}
			})
		]);
		return Promise.all(answers.map(refusal));
	};
	expect(await everywhere(boardId)).toEqual(Array(4).fill([401, 'no-seat']));
	expect(await everywhere('nowhere')).toEqual(Array(4).fill([404, 'no-board']));
	expect(await everywhere('nowhere', ann)).toEqual(Array(4).fill([404, 'no-board']));
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: ann.seat });
	expect(await everywhere(boardId, ann)).toEqual(Array(4).fill([403, 'removed']));
});
