import { expect, test, vi } from 'vitest';
import { refusal, askWorkshops } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[E42] exports are for members, and a file comes back as a workshop or not at all', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'people, "you" know' });
	const { url } = room.server;
	const file = (format: string, cookie: string) =>
		fetch(`${url}/api/boards/${room.boardId}/export/${format}`, { headers: { cookie } });
	expect(await refusal(await file('csv', ann.cookie))).toEqual([404, 'not-found']);
	expect(await refusal(await file('exe', room.facilitator.cookie))).toEqual([404, 'not-found']);
	const csv = await file('csv', room.facilitator.cookie);
	expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
	expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
	expect(await csv.text()).toContain('people, ""you"" know');
	const stranger = await room.server.facilitator('other@example.org');
	expect(await refusal(await file('csv', stranger.cookie))).toEqual([404, 'not-found']);
	const { audit } = room.server.house.services.storage;
	expect(await audit.ofBoard(room.boardId)).toMatchObject([
		{
			what: 'export',
			who: expect.stringMatching(/^account:/) as string,
			details: { format: 'csv', rows: 1 }
		}
	]);

	const bring = (type: string, body: string) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie: room.facilitator.cookie },
			body
		});
	const back = await bring(
		'application/json',
		await (await file('json', room.facilitator.cookie)).text()
	);
	expect(back.status).toBe(201);
	expect(await back.json()).toMatchObject({ notes: 1 });
	const good = await bring('text/csv', 'group,question,text\nlw,why,tea\n');
	expect([good.status, await good.json()]).toMatchObject([201, { notes: 1 }]);
	const bad = await bring('text/csv', 'group,question,text\nlw,why,tea\nlw,when,tea\n');
	expect(bad.status).toBe(422);
	expect(await bad.json()).toMatchObject({ error: { code: 'bad-rows', rows: [{ row: 3 }] } });
	const list = (await (await askWorkshops(room, 'GET', '')).json()) as { workshops: object[] };
	expect(list.workshops).toHaveLength(3);
});

test('[E33] the head of an export hands out nothing and is not written down as one', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ask = (method: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/csv`, {
			method,
			headers: { cookie: room.facilitator.cookie }
		});
	const head = await ask('HEAD');
	expect([head.status, await head.text()]).toEqual([200, '']);
	expect(head.headers.get('content-disposition')).toMatch(/^attachment/);
	const { audit } = room.server.house.services.storage;
	expect(await audit.ofBoard(room.boardId)).toEqual([]);
	await ask('GET');
	expect(await audit.ofBoard(room.boardId)).toHaveLength(1);
});

test('[E33] an export that cannot be written down is not handed out, and the answer says so', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'kanarek' });
	const { audit } = room.server.house.services.storage;
	const { cookie } = room.facilitator;
	const file = (format: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/${format}`, {
			headers: { cookie }
		});
	for (const format of ['html', 'csv', 'json']) {
		vi.spyOn(audit, 'add').mockRejectedValueOnce(new Error('database or disk is full'));
		const answer = await file(format);
		const text = await answer.clone().text();
		expect(await refusal(answer)).toEqual([503, 'storage']);
		expect(text).toContain('We could not write down that this file was made');
		expect(text).not.toContain('kanarek');
		expect(answer.headers.get('content-disposition')).toBeNull();
		expect((await file(format)).status).toBe(200);
	}
});

test('[E31] hidden notes are left out and counted; with hidden=1 a facilitator gets them, marked', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const { url } = room.server;
	const post = async (text: string) =>
		(await ann.client.accepted({ t: 'note.post', q: 'who', text })).id ?? '';
	await post('Everyone sees this');
	const id = await post('CANARY');
	await room.facilitator.client.accepted({ t: 'note.hide', id });
	const file = async (format: string, query = '', cookie = room.facilitator.cookie) =>
		fetch(`${url}/api/boards/${room.boardId}/export/${format}${query}`, { headers: { cookie } });
	for (const format of ['csv', 'json', 'html']) {
		const text = await (await file(format)).text();
		expect(text, format).not.toContain('CANARY');
		expect(text, format).toContain('1 note hidden by a facilitator is left out.');
	}
	expect(await (await file('html', '?hidden=1')).text()).not.toContain('CANARY');
	expect((await file('csv', '?hidden=1', ann.cookie)).status).toBe(404);
	const csv = await (await file('csv', '?hidden=1')).text();
	const rows = csv.split('\r\n').filter((row) => /CANARY|Everyone/.test(row));
	expect(rows.map((row) => row.split(',').at(-1))).toEqual(['', 'hidden']);
	expect(csv).toContain('1 note hidden by a facilitator is in this file, and marked.');
	const json = await (await file('json', '?hidden=1')).text();
	const value = JSON.parse(json) as { notes: { text: string }[]; hidden: { text: string }[] };
	expect(value.notes.map(({ text }) => text)).toEqual(['Everyone sees this']);
	expect(value.hidden.map(({ text }) => text)).toEqual(['CANARY']);

	const bring = (type: string, body: string) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie: room.facilitator.cookie },
			body
		});
	expect(await refusal(await bring('text/csv', csv))).toEqual([422, 'bad-rows']);
	const back = await bring('application/json', json);
	expect(await back.json()).toMatchObject({ notes: 1 });
});
