import { expect, test, vi } from 'vitest';
import type { BoardFile } from '#lib/domain/board-file.ts';
import { seatCookieEnd } from '#lib/domain/cookie.ts';
import { boardFileBytes, limits } from '#lib/domain/limits.ts';
import { fullBoard } from '../../support/full-board.ts';
import { at, openRoom, type Room } from '../../support/room.ts';
import { PASSWORD, startServer } from '../../support/start-server.ts';

interface Refusal {
	error: { code: string; message: string; id?: string };
}

async function refusal(response: Response): Promise<[number, string]> {
	const body = (await response.json()) as Refusal;
	expect(body.error.message).toMatch(/\.$/);
	expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|node_modules/);
	return [response.status, body.error.code];
}

const security = {
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};

function header(response: Response): Record<string, string | null> {
	return Object.fromEntries(
		Object.keys(security).map((name) => [name, response.headers.get(name)])
	);
}

test('[O36] health, readiness and version are told to anyone', async () => {
	const { url, house } = await startServer();
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const ready = await fetch(`${url}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
	const version = (await (await fetch(`${url}/version`)).json()) as object;
	expect(version).toEqual({ name: 'fiveways', version: house.edge.version, protocol: 1 });
	house.services.draining = true;
	const draining = await fetch(`${url}/readyz`);
	expect([draining.status, await draining.json()]).toEqual([
		503,
		{ ready: false, reasons: ['draining'] }
	]);
});

test('[O36] with storage away the process is alive and not ready', async () => {
	const { url, house } = await startServer({ endsWithTest: true });
	await house.services.storage.close();
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const ready = await fetch(`${url}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reasons: ['storage'] }]);
});

test('[O36] it is ready again as soon as a write works', async () => {
	const { url, house } = await startServer();
	const probe = vi.spyOn(house.services.storage, 'probe');
	probe.mockRejectedValueOnce(new Error('The disk is full.'));
	expect((await fetch(`${url}/readyz`)).status).toBe(503);
	expect((await fetch(`${url}/readyz`)).status).toBe(200);
	expect((await fetch(`${url}/readyz`)).status).toBe(200);
	expect(probe, 'a yes is remembered for a moment').toHaveBeenCalledTimes(2);
});

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
	for (const answer of answers) expect(header(answer), answer.url).toEqual(security);
	const page = await fetch(`${url}/workshops`);
	expect(header(page)).toMatchObject({
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

test('[P6] commands over HTTP get the replies a socket gives, in their order', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const send = (commands: unknown[], v = 1) =>
		room.post(`/api/boards/${room.boardId}/commands`, { v, commands }, ann);
	const post = (text: string) => ({
		v: 1,
		cid: crypto.randomUUID(),
		t: 'note.post',
		q: 'who',
		text
	});
	const commands = [
		post('one'),
		{ ...post('two'), t: 'stage.lock', what: 'writing' },
		'not a command',
		post('x'.repeat(9_000)),
		post('three'),
		{ ...post(''), cid: 'no cid' }
	];
	const { replies } = (await (await send(commands)).json()) as {
		replies: { cid: string | null; ok: boolean; code?: string; rev?: number }[];
	};
	expect(replies.map(({ ok, code }) => (ok ? 'ok' : code))).toEqual([
		'ok',
		'not-allowed',
		'malformed',
		'too-large',
		'ok',
		'malformed'
	]);
	expect(replies.map(({ cid }) => cid)).toEqual([
		(commands[0] as { cid: string }).cid,
		(commands[1] as { cid: string }).cid,
		null,
		null,
		(commands[4] as { cid: string }).cid,
		null
	]);
	expect(replies[4]?.rev).toBe((replies[0]?.rev ?? 0) + 1);
	const overSocket = await ann.client.command({ t: 'stage.lock', what: 'writing' });
	expect({ ...overSocket, cid: null }).toEqual({ ...replies[1], cid: null });

	expect(await refusal(await send(Array(21).fill(post('many'))))).toEqual([413, 'too-large']);
	expect(await refusal(await send([], 0))).toEqual([426, 'too-old']);
	const deep = `{"v":1,"commands":[${'['.repeat(60_000)}${']'.repeat(60_000)}]}`;
	const raw = (body: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/commands`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				origin: room.server.url,
				cookie: ann.cookie
			},
			body
		});
	expect(await (await raw(deep)).json()).toMatchObject({ replies: [{ ok: false, cid: null }] });
	expect(await refusal(await raw('{'))).toEqual([400, 'bad-json']);
	expect(await refusal(await raw(`"${'x'.repeat(300_000)}"`))).toEqual([413, 'too-large']);
});

test('[O12] signing in gives a new session each time and ends the one before', async () => {
	const { url, facilitator } = await startServer();
	const first = await facilitator();
	const signIn = (password: string, cookie?: string) =>
		fetch(`${url}/api/sign-in`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) },
			body: JSON.stringify({ email: 'facilitator@example.org', password })
		});
	expect(await refusal(await signIn('wrong horse battery'))).toEqual([401, 'wrong-sign-in']);
	const planted = await signIn(PASSWORD, first.cookie);
	expect([planted.status, await planted.json()]).toEqual([200, {}]);
	const [cookie = ''] = planted.headers.getSetCookie();
	expect(cookie).toMatch(
		/^fiveways_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/
	);
	const list = (credential: string) =>
		fetch(`${url}/api/workshops`, { headers: { cookie: credential } });
	expect((await list(first.cookie)).status).toBe(401);
	expect((await list(cookie.split(';')[0] ?? '')).status).toBe(200);
});

test('[O13] with an https address cookies carry Secure and __Host-', async () => {
	const env = {
		PUBLIC_URL: 'https://board.example.org',
		ORGANISATION: 'Canalside PCN',
		CONTACT: 'hello@example.org'
	};
	const { url, house } = await startServer({ env });
	const { accounts } = house.services;
	await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const answer = await fetch(`${url}/api/sign-in`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: env.PUBLIC_URL },
		body: JSON.stringify({ email: 'a@example.org', password: PASSWORD })
	});
	expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-fiveways_session=.*; Secure; /);
	expect(answer.headers.get('strict-transport-security')).toContain('63072000');
});

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

async function workshops(room: Room, method: string, path: string, body?: object) {
	return fetch(`${room.server.url}/api/workshops${path}`, {
		method,
		headers: {
			cookie: room.facilitator.cookie,
			...(method === 'GET' ? {} : { 'content-type': 'application/json', origin: room.server.url })
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
}

test('[X5] workshops are made, listed, changed and deleted by their facilitator alone', async () => {
	const room = await openRoom();
	const made = await workshops(room, 'POST', '', {
		title: 'Second',
		groups: ['patient', { id: 'g1', label: 'Librarians' }],
		steps: [
			{ kind: 'vote', id: 'mine' },
			{ kind: 'close', minutes: 4 }
		],
		choose: true
	});
	expect(made.status).toBe(201);
	const { workshopId, boardId, code } = (await made.json()) as Record<string, string>;
	expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
	const list = (await (await workshops(room, 'GET', '')).json()) as { workshops: object[] };
	expect(list.workshops).toHaveLength(2);
	expect(await (await workshops(room, 'GET', `/${workshopId}`)).json()).toMatchObject({
		workshopId,
		boardId,
		code,
		title: 'Second'
	});
	const board = await room.server.house.services.boards.open(boardId ?? '');
	expect(board.snapshot().stage).toMatchObject({
		step: 'vote',
		steps: [
			{ id: 'vote', kind: 'vote' },
			{ id: 'close', kind: 'close', minutes: 4 }
		],
		settings: { choose: true }
	});
	const changed = await workshops(room, 'PATCH', `/${workshopId}`, {
		title: 'Third',
		date: 'soon'
	});
	expect(await refusal(changed)).toEqual([400, 'malformed']);
	const better = await workshops(room, 'PATCH', `/${workshopId}`, { title: 'Third' });
	expect(await better.json()).toMatchObject({ title: 'Third', code });
	expect(board.snapshot().meta.title, 'the board is called so, too').toBe('Third');

	const other = await room.server.facilitator('other@example.org');
	const theirs = await fetch(`${room.server.url}/api/workshops/${workshopId}`, {
		headers: { cookie: other.cookie }
	});
	expect(await refusal(theirs)).toEqual([404, 'not-found']);
	expect((await workshops(room, 'DELETE', `/${workshopId}`)).status).toBe(200);
	expect(await refusal(await workshops(room, 'GET', `/${workshopId}`))).toEqual([404, 'not-found']);
});

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
	const list = (await (await workshops(room, 'GET', '')).json()) as { workshops: object[] };
	expect(list.workshops).toHaveLength(3);
});

test('[E56] what is sent as JSON is judged as a board file, whatever is in it', async () => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const bring = async (type: string, body: string) => {
		const headers = { 'content-type': type, origin: url, cookie };
		const answer = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body });
		const { error } = (await answer.json()) as { error: { message: string; rows: object[] } };
		return [answer.status, error.message, error.rows] as const;
	};
	for (const body of ['[1]', 'not', '', '"a"', 'group,question,text\nlw,why,tea\n'])
		for (const type of ['application/json', 'Application/JSON; charset=utf-8']) {
			const [status, message, rows] = await bring(type, body);
			expect(status).toBe(422);
			expect(message).toMatch(/^This file is .*board.* Nothing was added. Choose a board file/);
			expect(rows).toMatchObject([{ row: 0 }]);
		}
	const [, message] = await bring('text/csv', 'not');
	expect(message).toContain('Row 1: The first row needs the columns group, question, text.');
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

test.each(['text/plain', 'text/plain; charset=utf-8', 'application/vnd.ms-excel'])(
	'[E56] a CSV file that calls itself %s is read as CSV',
	async (type) => {
		const { url, facilitator } = await startServer();
		const { cookie } = await facilitator();
		const bring = (origin: Record<string, string>) =>
			fetch(`${url}/api/boards/import`, {
				method: 'POST',
				headers: { 'content-type': type, cookie, ...origin },
				body: 'group,question,text\nlw,why,tea\n'
			});
		const good = await bring({ origin: url });
		expect([good.status, await good.json()]).toMatchObject([201, { notes: 1 }]);
		for (const origin of ['https://elsewhere.example', 'null'])
			expect(await refusal(await bring({ origin }))).toEqual([403, 'wrong-origin']);
		expect(await refusal(await bring({}))).toEqual([403, 'wrong-origin']);
	}
);

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

test('[E55] a file of long ago is opened again, and keeps its date and all it holds', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'people' });
	const { url } = room.server;
	const { cookie } = room.facilitator;
	const written = async (boardId: string) => {
		const file = await fetch(`${url}/api/boards/${boardId}/export/json`, { headers: { cookie } });
		return (await file.json()) as BoardFile;
	};
	const kept = await written(room.boardId);
	Object.assign(kept.board, { date: '2019-05-03', deletedOn: '2019-08-01', site: 'Mill & Lock' });
	const headers = { 'content-type': 'application/json', origin: url, cookie };
	const body = JSON.stringify(kept);
	const made = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body });
	expect(made.status).toBe(201);
	const copy = await written(((await made.json()) as { boardId: string }).boardId);
	const today = new Date().toISOString().slice(0, 10);
	expect(copy.board.deletedOn > today).toBe(true);
	const { id, deletedOn } = kept.board;
	expect({ ...copy, about: [], exported: '', board: { ...copy.board, id, deletedOn } }).toEqual({
		...kept,
		about: [],
		exported: ''
	});
});

test('[E55] the fullest board comes back from its own file, and goes out the same', async () => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const file = fullBoard();
	const headers = { 'content-type': 'application/json', origin: url, cookie };
	const bring = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body: file });
	const { boardId, notes } = (await bring.json()) as { boardId: string; notes: number };
	expect([bring.status, notes]).toEqual([201, limits.notesPerBoard]);
	const back = await fetch(`${url}/api/boards/${boardId}/export/json`, { headers: { cookie } });
	const parts = (board: BoardFile) => [board.stage, board.clusters.length, board.notes.length];
	const [before, after] = [JSON.parse(Buffer.from(file).toString()), await back.json()] as [
		BoardFile,
		BoardFile
	];
	expect(parts(after)).toEqual(parts(before));
	const sorted = (board: BoardFile) => board.notes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	expect(sorted(after)).toEqual(sorted(before));
});

test.each([
	['application/json', boardFileBytes],
	['text/csv', limits.csvBytes]
])('[E56] a file of %s of more than %i bytes is not read, announced or not', async (type, most) => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const bring = (body: BodyInit) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie },
			body,
			duplex: 'half'
		} as RequestInit);
	const bytes = new Uint8Array(most + 1);
	expect(await refusal(await bring(bytes))).toEqual([413, 'too-large']);
	expect(await refusal(await bring(new Blob([bytes]).stream()))).toEqual([413, 'too-large']);
});
