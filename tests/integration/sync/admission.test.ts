import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { PROTOCOL_VERSION, TooMany } from '#lib/domain/protocol.ts';
import { BoardClient, knock } from '../../support/board-client.ts';
import { at, openRoom, type Room } from '../../support/room.ts';

/** The status of a refused upgrade, or `open`. */
function upgrade(room: Room, cookie: string, origin: string | undefined): Promise<number | 'open'> {
	return new Promise((resolve, reject) => {
		const asked = request(`${room.server.url}/sync/boards/${room.boardId}`, {
			headers: {
				connection: 'Upgrade',
				upgrade: 'websocket',
				'sec-websocket-version': '13',
				'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
				cookie,
				...(origin === undefined ? {} : { origin })
			}
		});
		asked.on('response', ({ statusCode }) => resolve(statusCode ?? 0));
		asked.on('upgrade', (_response, socket) => {
			socket.destroy();
			resolve('open');
		});
		asked.on('error', reject);
		asked.end();
	});
}

test('[P3] a socket is refused with 403 unless its origin is exactly ours', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { cookie } = at(room.people, 0);
	const own = room.server.url;
	const port = new URL(own).port;
	const wrong = [
		undefined,
		'null',
		'',
		own.replace('http', 'https'),
		own.replace('127.0.0.1', 'sub.127.0.0.1'),
		`http://127.0.0.1:${Number(port) + 1}`,
		`${own}.evil.example`,
		own.replace('http', 'HTTP'),
		`${own}/`,
		'http://localhost'
	];
	for (const origin of wrong) expect(await upgrade(room, cookie, origin), String(origin)).toBe(403);
	expect(await upgrade(room, cookie, own)).toBe('open');
});

test('[P7] visitors without a right are let in and told why they may not stay', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const other = await room.server.facilitator('other@example.org');
	const { url } = room.server;
	const told = (boardId: string, cookie?: string) =>
		knock({ url, boardId, ...(cookie ? { cookie } : {}) }).end();
	expect(await told(room.boardId)).toBe(4401);
	expect(await told(room.boardId, other.cookie)).toBe(4401);
	expect(await told(room.boardId, `${room.facilitator.cookie}x`)).toBe(4401);
	expect(await told(room.boardId, `fiveways_session=${'x'.repeat(4_000)}`)).toBe(4401);
	expect(await told('nothing', room.facilitator.cookie)).toBe(4404);
	expect(await told('x'.repeat(500), room.facilitator.cookie)).toBe(4404);
});

test('[limits] a fifth socket of a seat is closed with 4529 and the four go on', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const ann = at(room.people, 0);
	for (let n = 1; n < limits.socketsPerSeat; n++) await room.again(ann);
	const { url } = room.server;
	const fifth = knock({ url, boardId: room.boardId, cookie: ann.cookie });
	expect(await fifth.end()).toBe(4529);
	expect(fifth.reason).toBe(TooMany.pages);
	expect((await ann.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
	await ann.client.close();
	const next = new BoardClient({ url, boardId: room.boardId, cookie: ann.cookie });
	onTestFinished(() => next.close());
	await next.hello();
});

test('[limits] twelve sockets of one address that come at once are all seated', async () => {
	const room = await openRoom({ groups: ['patient', 'lw', 'vcs', 'hcp'] });
	const clients = Array.from({ length: 12 }, (_, n) => {
		const { cookie } = at(room.people, n % 4);
		return new BoardClient({ url: room.server.url, boardId: room.boardId, cookie });
	});
	onTestFinished(async () => void (await Promise.all(clients.map((client) => client.close()))));
	await Promise.all(clients.map((client) => client.hello()));
});

test('[limits] a second SyncStep1 is answered late, a third not at all', async () => {
	const room = await openRoom({ groups: ['patient'], timing: { syncStepEveryMs: 150 } });
	const client = await room.again(at(room.people, 0));
	const answers = () => client.frames.filter(([frame, type]) => frame === 0 && type === 1).length;
	for (let n = 0; n < 5; n++) client.send(Uint8Array.of(0, 0, 1, 0));
	await client.until(() => answers() === 1);
	await client.command({ t: 'flag.finished', on: true });
	expect(answers()).toBe(1);
	await client.until(() => answers() === 2);
	for (let n = 0; n < 30; n++) client.send(Uint8Array.of(0, 0, 1, 0));
	expect(await client.end()).toBe(4400);
});

test('[P6] a loop of commands is told it is too fast, then closed with 4529', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	let refused = 0;
	while (ann.client.closed === undefined) {
		const reply = await ann.client.command({ t: 'flag.finished', on: true }).catch(() => undefined);
		if (reply && !reply.ok && reply.code === 'too-fast') refused += 1;
	}
	expect(ann.client.closed).toBe(4529);
	expect(ann.client.reason).toBe(TooMany.commands);
	expect(refused).toBeGreaterThan(10);
	expect((await bob.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
	const back = await room.again(ann);
	expect(back.closed).toBeUndefined();
});

test('[P8] a page of an earlier version is told to load anew; one of a later, or that gives none, may stay', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { cookie } = at(room.people, 0);
	const { url } = room.server;
	const asking = (query: string) => knock({ url, boardId: room.boardId + query, cookie });
	expect(await asking('?v=0').end()).toBe(4426);
	for (const query of ['', `?v=${PROTOCOL_VERSION}`, `?v=${PROTOCOL_VERSION + 1}`, '?v=x']) {
		const client = asking(query);
		expect((await client.hello()).v, query).toBe(PROTOCOL_VERSION);
		await client.close();
	}
});
