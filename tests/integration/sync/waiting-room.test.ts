import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { commandTypes } from '#lib/domain/command.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { connect, joinBoard, stepOne } from '../../support/board-client.ts';
import { at, openRoom, type Person, type Room } from '../../support/room.ts';
import { stockProvider } from '../../support/stock-client.ts';

// Stock clients print a line for each frame that is not theirs.
for (const level of ['error', 'warn'] as const) {
	const printed = vi.spyOn(console, level).mockImplementation(() => undefined);
	afterAll(() => printed.mockRestore());
}

const CANARY = 'kanarek-🐤';

/** A room with a note of somebody inside, its waiting room open, and somebody who waits. */
async function waitingRoom(): Promise<Room & { inside: Person; waiting: Person; name: string }> {
	const room = await openRoom({ groups: ['lw'], step: 'share' });
	const inside = at(room.people, 0);
	await inside.client.accepted({ t: 'note.post', q: 'how', text: CANARY });
	await room.facilitator.client.accepted({ t: 'stage.settings', waitingRoom: true });
	const { cookie } = await joinBoard(room.server.url, room.code, 'patient');
	const client = await connect({ url: room.server.url, boardId: room.boardId, cookie });
	const { seat } = await client.hello();
	return { ...room, inside, waiting: { client, cookie, seat }, name: 'Ann' };
}

interface Answer {
	docs: Record<string, { update: string }>;
	control: { kind: string; waiting?: { title: string } }[];
	presence: unknown[];
}

async function poll(room: Room, person: Person, body: object = {}): Promise<Answer> {
	const answer = await room.post(
		`/api/boards/${room.boardId}/poll`,
		{ v: 1, have: {}, ...body },
		person
	);
	expect(answer.status).toBe(200);
	return (await answer.json()) as Answer;
}

test('[X14] by socket a waiting seat receives the title and not one byte of the board', async () => {
	const room = await waitingRoom();
	const { waiting, inside, facilitator } = room;
	expect(await waiting.client.hello()).toMatchObject({
		role: 'stakeholder',
		waiting: { title: expect.any(String) }
	});
	for (const name of ['board', 'seat', 'desk'] as const)
		waiting.client.send(stepOne(name, waiting.client.docs[name]));
	await waiting.client.until(() => waiting.client.denied.length === 3);
	await inside.client.accepted({ t: 'note.post', q: 'who', text: `${CANARY} again` });
	await facilitator.client.accepted({ t: 'stage.step', to: 'group' });
	for (const t of commandTypes) {
		const cid = randomUUID();
		const body = { v: 1, cid, t, q: 'how', text: 'w', id: 'x', to: 'act', on: true, seat: 1 };
		expect((await waiting.client.raw(body, cid)).ok, t).toBe(false);
	}
	const { title } = (await waiting.client.hello()).waiting ?? {};
	const words = Buffer.concat(waiting.client.frames.map((frame) => Buffer.from(frame)));
	expect(waiting.client.heard(CANARY)).toBe(false);
	expect(waiting.client.heard(title ?? '')).toBe(true);
	for (const told of ['social prescribing', 'Link worker', 'revealed', 'share', 'lw'])
		expect(words.includes(told), told).toBe(false);
	expect(waiting.client.awareness).toBe(0);
});

test('[X14] by requests a waiting seat is told the title alone, and is let in while a poll is held', async () => {
	const room = await waitingRoom();
	const { waiting, facilitator } = room;
	const first = await poll(room, waiting);
	expect(first).toMatchObject({ docs: {}, presence: [] });
	expect(first.control).toEqual([{ ...(await waiting.client.hello()), now: expect.any(Number) }]);
	const command = { v: 1, cid: randomUUID(), t: 'note.post', q: 'who', text: 'by HTTP' };
	const refused = await room.post(
		`/api/boards/${room.boardId}/commands`,
		{ v: 1, commands: [command] },
		waiting
	);
	expect(await refused.json()).toMatchObject({ replies: [{ ok: false, code: 'not-allowed' }] });
	for (const path of ['export/csv', 'export/json', 'history'])
		expect(
			(
				await fetch(`${room.server.url}/api/boards/${room.boardId}/${path}`, {
					headers: { cookie: waiting.cookie }
				})
			).status,
			path
		).toBe(404);

	const held = poll(room, waiting, { wait: true });
	await facilitator.client.accepted({ t: 'seat.admit', seats: [waiting.seat] });
	const asked = performance.now();
	const answer = await held;
	expect(performance.now() - asked).toBeLessThan(1_000);
	expect(answer.control).toHaveLength(1);
	expect(answer.control[0]).not.toHaveProperty('waiting');
	expect(Object.keys(answer.docs).sort()).toEqual(['board', 'seat']);
});

test('[X14] let in, the open socket goes on with the board, also of a client that knows of no waiting', async () => {
	const room = await waitingRoom();
	const { waiting, facilitator, inside } = room;
	const doc = new Y.Doc();
	stockProvider(room, waiting, doc);
	const { client } = waiting;
	client.send(stepOne('board', client.docs.board));
	await client.until(() => client.denied.length > 0);
	await facilitator.client.accepted({ t: 'seat.admit', seats: [waiting.seat] });
	await client.until(() => readSnapshot(client.docs.board)?.notes.size === 1);
	expect(client.controls.at(-1)).not.toHaveProperty('waiting');
	await inside.client.accepted({ t: 'note.post', q: 'who', text: 'for all' });
	await vi.waitFor(() => expect(readSnapshot(doc)?.notes.size).toBe(2));
	await client.accepted({ t: 'note.post', q: 'how', text: 'in now' });
	expect(client.closed).toBeUndefined();
});

test('[X14] whoever is in stays in: their cookie does not wait again', async () => {
	const room = await waitingRoom();
	const { inside, waiting } = room;
	const again = await room.post('/api/join', { code: room.code, group: 'lw' }, inside);
	expect(again.status).toBe(200);
	const socket = await room.again(inside);
	expect(await socket.hello()).not.toHaveProperty('waiting');
	await room.post('/api/join', { code: room.code, group: 'lw' }, waiting);
	expect(await (await room.again(waiting)).hello(), 'nor in by asking twice').toHaveProperty(
		'waiting'
	);
});

test('[X12] a shared tablet that waits adds nobody; once in, further people do not wait', async () => {
	const room = await waitingRoom();
	const answer = await room.post('/api/join', { code: room.code, group: 'lw', shared: true });
	const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const { seat } = (await answer.json()) as { seat: { number: number } };
	const tablet = { cookie, seat: seat.number, client: undefined as never };
	const path = `/api/boards/${room.boardId}/seats`;
	expect((await room.post(path, { group: 'hcp' }, tablet)).status).toBe(403);
	await room.facilitator.client.accepted({ t: 'seat.admit', seats: [seat.number] });
	const added = await room.post(path, { group: 'hcp' }, tablet);
	const { seat: second } = (await added.json()) as { seat: { number: number } };
	const board = await room.server.house.services.boards.open(room.boardId);
	expect(board.seat(second.number)).not.toHaveProperty('waiting');
});

test('[P7] a removed person who uses the code again waits where there is a waiting room, else is refused', async () => {
	const room = await waitingRoom();
	const { inside, facilitator } = room;
	await facilitator.client.accepted({ t: 'seat.remove', seat: inside.seat });
	const again = () => room.post('/api/join', { code: room.code, group: 'lw' }, inside);
	const answer = await again();
	expect(answer.status).toBe(201);
	const { seat } = (await answer.json()) as { seat: { number: number } };
	const board = await room.server.house.services.boards.open(room.boardId);
	expect(board.seat(seat.number)).toMatchObject({ waiting: true });
	expect(board.seat(inside.seat)).toMatchObject({ removed: true });
	const old = await room.post(`/api/boards/${room.boardId}/poll`, { v: 1, have: {} }, inside);
	expect(old.status, 'the former cookie is worth nothing').toBe(403);
	await facilitator.client.accepted({ t: 'stage.settings', waitingRoom: false });
	expect((await again()).status).toBe(403);
});

test('[O19] the desk, and nobody else, is told of many wrong codes', async () => {
	const room = await openRoom({ groups: ['lw'] });
	const { facilitator, people } = room;
	for (let n = 0; n < 31; n++) await room.post('/api/join', { code: 'ZZZZ-ZZZZ', group: 'lw' });
	await facilitator.client.until(() =>
		facilitator.client.controls.some(({ kind }) => kind === 'wrong-codes')
	);
	await at(people, 0).client.accepted({ t: 'flag.help', on: true });
	expect(at(people, 0).client.controls.map(({ kind }) => kind)).not.toContain('wrong-codes');
});
