import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { commandTypes } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { refusal } from '../../support/answers.ts';
import { type BoardClient, connect, knock, stepOne } from '../../support/board-client.ts';
import { at, openRoom, type Room } from '../../support/room.ts';

const canary = (n: number) => `kanarek-${n}-🐤`;

/** Opens a room screen by a fresh link, or by this token. */
async function openScreen(room: Room, token?: string) {
	token ??= (await room.facilitator.client.accepted({ t: 'screen.link' })).token ?? '';
	const answer = await room.post('/api/screen', { token });
	const [setCookie = ''] = answer.headers.getSetCookie();
	const cookie = setCookie.split(';')[0] ?? '';
	const person = { cookie, client: undefined as never, seat: 0 };
	return { answer, token, setCookie, cookie, person };
}

/** A poll of a screen, with all that was told. */
async function poll(room: Room, person: { cookie: string }, body: object = {}) {
	const answer = await room.post(
		`/api/boards/${room.boardId}/poll?as=screen`,
		{ v: 1, have: {}, ...body },
		person as never
	);
	return { status: answer.status, text: await answer.text() };
}

const countsOf = (client: BoardClient) =>
	client.controls.flatMap((message) => (message.kind === 'counts' ? [message.perQuestion] : []));

test('[X74] a link gives a cookie of role screen, which reads board and nothing else', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const { answer, setCookie, cookie, person } = await openScreen(room);
	expect([answer.status, await answer.json()]).toEqual([201, { boardId: room.boardId }]);
	expect(setCookie).toMatch(/^fiveways_seat_[\w-]{8}=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly/);
	const screen = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	expect(await screen.hello()).toMatchObject({ role: 'screen', board: {}, seatDoc: {} });
	expect(await screen.hello()).not.toHaveProperty('desk');
	await screen.sync();
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'how', text: 'shown to all' });
	await screen.until(() => screen.snapshot.notes.size === 1);
	for (const name of ['seat', 'desk'] as const) screen.send(stepOne(name, screen.docs[name]));
	await screen.until(() => screen.denied.length === 2);
	const { docs } = JSON.parse((await poll(room, person)).text) as { docs: object };
	expect(Object.keys(docs)).toEqual(['board']);
});

test('[P3] a room screen may send no command, by socket or HTTP', async () => {
	const room = await openRoom({ step: 'share' });
	const { cookie, person } = await openScreen(room);
	const screen = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	const note = {
		id: 'x',
		q: 'how',
		text: 'words',
		p: [0, 0],
		to: 'act',
		what: 'writing',
		on: true
	};
	const bodies = commandTypes.map((t) => ({ v: 1, cid: randomUUID(), ...note, seat: 1, t }));
	const { rev } = await room.facilitator.client.accepted({ t: 'screen.link' });
	for (const body of bodies) expect((await screen.raw(body, body.cid)).ok, body.t).toBe(false);
	expect(await screen.command({ t: 'note.post', q: 'how', text: 'no' })).toMatchObject({
		code: 'not-allowed'
	});
	const answer = await room.post(
		`/api/boards/${room.boardId}/commands?as=screen`,
		{ v: 1, commands: [{ v: 1, cid: randomUUID(), t: 'undo' }] },
		person
	);
	expect(await answer.json()).toMatchObject({ replies: [{ ok: false, code: 'not-allowed' }] });
	expect((await room.facilitator.client.accepted({ t: 'screen.link' })).rev).toBe(rev + 1);
});

test('[X75] no byte of a room screen tells of a private note but how many there are', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'private' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { cookie, person } = await openScreen(room);
	const first = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	await first.sync();
	const ids: string[] = [];
	for (let n = 0; n < 7; n++)
		ids.push((await ann.client.accepted({ t: 'note.post', q: 'how', text: canary(n) })).id ?? '');
	await bob.client.accepted({ t: 'note.post', q: 'why', text: canary(8) });
	const late = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	await late.sync();
	for (const name of ['seat', 'desk'] as const) late.send(stepOne(name, late.docs[name]));
	await late.until(() => late.denied.length === 2 && countsOf(late).length > 0);
	const polled = await poll(room, person);
	const expected = { how: 7, who: 0, what: 0, where: 0, why: 1 };
	expect(countsOf(late)[0]).toEqual(expected);
	expect(polled.text).toContain(JSON.stringify({ kind: 'counts', perQuestion: expected }));
	const update = /"update":"([^"]*)"/.exec(polled.text)?.[1] ?? '';
	for (const words of ['kanarek', ...ids]) {
		expect(first.heard(words) || late.heard(words)).toBe(false);
		expect(polled.text + Buffer.from(update, 'base64').toString('latin1')).not.toContain(words);
	}
	// The same notes are there for it once they are shared.
	await room.facilitator.client.accepted({ t: 'stage.reveal' });
	await first.until(() => first.snapshot.notes.size === 8);
	expect(first.heard('kanarek')).toBe(true);
});

test('[X75] [X78] no byte of a room screen tells of an open ballot', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'vote' });
	const { facilitator } = room;
	const note = { t: 'note.post', q: 'how', text: 'One' } as const;
	const { id = '' } = await facilitator.client.accepted(note);
	const { cookie, person } = await openScreen(room);
	const screen = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	await screen.sync();
	await screen.until(() => screen.snapshot.notes.has(id));
	const heard = screen.frames.length;
	for (const { client } of room.people)
		await client.accepted({ t: 'vote.cast', target: id, dots: 1 });
	await facilitator.client.accepted({ t: 'stage.lock', what: 'writing' });
	await screen.until(() => screen.snapshot.stage.locks.includes('writing'));
	expect(Buffer.concat(screen.frames.slice(heard)).includes(id)).toBe(false);
	const { text } = await poll(room, person);
	const update = /"update":"([^"]*)"/.exec(text)?.[1] ?? '';
	const board = Buffer.from(update, 'base64').toString('latin1');
	expect(board).toContain(id);
	for (const word of ['voted', 'ballot', 'dots'])
		expect(text + board.replaceAll('importedDots', ''), word).not.toContain(`"${word}"`);
	expect(screen.snapshot.stage.results).toBeUndefined();
});

test('[X75] the counts come again every five seconds, to sockets and to held polls', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'private' });
	const { cookie, person } = await openScreen(room);
	const screen = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	await screen.until(() => countsOf(screen).length === 1);
	const { docs } = JSON.parse((await poll(room, person)).text) as {
		docs: { board: { epoch: string; update: string } };
	};
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'one' });
	const { encodeStateVectorFromUpdate } = await import('yjs');
	const sv = encodeStateVectorFromUpdate(Buffer.from(docs.board.update, 'base64'));
	const have = { board: { epoch: docs.board.epoch, sv: Buffer.from(sv).toString('base64') } };
	const held = await poll(room, person, { have, wait: true });
	expect(held.text).toContain('"who":1');
	await screen.until(() => countsOf(screen).length === 2);
	expect(countsOf(screen)[1]).toMatchObject({ who: 1 });
}, 15_000);

test('[P7] ending the room screens ends sockets, held polls and cookies within 100 ms', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const { url } = room.server;
	const { boardId } = room;
	const one = await openScreen(room);
	const two = await openScreen(room);
	const sockets = await Promise.all(
		[one, two].map(({ cookie }) => connect({ url, boardId, cookie }))
	);
	const { docs } = JSON.parse((await poll(room, two.person)).text) as {
		docs: { board: { epoch: string; update: string } };
	};
	const { encodeStateVectorFromUpdate } = await import('yjs');
	const sv = encodeStateVectorFromUpdate(Buffer.from(docs.board.update, 'base64'));
	const have = { board: { epoch: docs.board.epoch, sv: Buffer.from(sv).toString('base64') } };
	const held = poll(room, two.person, { have, wait: true });
	await expect.poll(() => room.server.house.edge.pollers.held).toBe(1);
	const start = performance.now();
	await room.facilitator.client.accepted({ t: 'screen.revoke' });
	expect(await Promise.all(sockets.map((socket) => socket.end()))).toEqual([4401, 4401]);
	expect((await held).status).toBe(401);
	expect(performance.now() - start).toBeLessThan(100);
	for (const { cookie, person, token } of [one, two]) {
		expect(await knock({ url, boardId, cookie }).end()).toBe(4401);
		expect((await poll(room, person)).status).toBe(401);
		expect(await refusal(await room.post('/api/screen', { token }))).toEqual([404, 'not-open']);
	}
	// People stay, and a new link opens a new screen.
	expect((await at(room.people, 0).client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
	expect((await openScreen(room)).answer.status).toBe(201);
});

test('[O3] a screen that was being opened when all were ended does not open', async () => {
	const room = await openRoom();
	const { token } = await openScreen(room);
	const [, ...late] = await Promise.all([
		room.facilitator.client.accepted({ t: 'screen.revoke' }),
		...Array.from({ length: 8 }, () => openScreen(room, token))
	]);
	for (const { cookie, answer } of late) {
		if (answer.status === 404) continue;
		const { url } = room.server;
		expect(await knock({ url, boardId: room.boardId, cookie }).end()).toBe(4401);
	}
});

test('[O19] wrong tokens are counted as wrong codes, and right ones pass all the same', async () => {
	const room = await openRoom();
	const { token } = await openScreen(room);
	const wrong: unknown[] = [];
	for (let n = 0; n < 32; n++)
		wrong.push(await refusal(await room.post('/api/screen', { token: `nothing-${n}` })));
	expect(wrong.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => [404, 'not-open']));
	expect(wrong.slice(30)).toEqual([
		[429, 'too-many'],
		[429, 'too-many']
	]);
	expect((await openScreen(room, token)).answer.status).toBe(201);
}, 30_000);

test('[X74] the same browser keeps its screen, and a facilitator stays one beside it', async () => {
	const room = await openRoom();
	const { url } = room.server;
	const { boardId } = room;
	const one = await openScreen(room);
	const again = await room.post('/api/screen', { token: one.token }, one.person);
	expect([again.status, again.headers.getSetCookie()]).toEqual([201, []]);
	const cookie = `${room.facilitator.cookie}; ${one.cookie}`;
	const desk = await connect({ url, boardId, cookie });
	expect(await desk.hello()).toMatchObject({ role: 'facilitator' });
	const { text } = await poll(room, { cookie });
	expect(JSON.parse(text)).toMatchObject({ control: [{ kind: 'hello', role: 'screen' }, {}] });
	expect((await poll(room, { cookie: room.facilitator.cookie })).status).toBe(401);
});

test('[limits] room screens take none of the places of people', async () => {
	const room = await openRoom();
	const { cookie } = await openScreen(room);
	const { url } = room.server;
	const { boardId } = room;
	const screen = await connect({ url, boardId, cookie });
	const { board } = { board: await room.server.house.services.boards.open(boardId) };
	expect(board.seatCount).toBe(0);
	expect(board.snapshot().counts.people).toEqual({});
	for (let n = 1; n < limits.socketsPerSeat; n++) await connect({ url, boardId, cookie });
	expect(await knock({ url, boardId, cookie }).end()).toBe(4529);
	expect(screen.closed).toBeUndefined();
});
