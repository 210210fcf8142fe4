import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeStateVectorFromUpdate } from 'yjs';
import { joinBoard, knock } from '../../support/board-client.ts';
import { at, openRoom } from '../../support/room.ts';

test('[P7] removal ends sockets and held polls at once, and what is on the wire is refused', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const second = await room.again(ann);
	const { docs } = (await (
		await room.post(`/api/boards/${room.boardId}/poll`, { v: 1, have: {} }, ann)
	).json()) as { docs: Record<string, { epoch: string; update: string }> };
	const have = Object.fromEntries(
		Object.entries(docs).map(([name, { epoch, update }]) => {
			const sv = encodeStateVectorFromUpdate(Buffer.from(update, 'base64'));
			return [name, { epoch, sv: Buffer.from(sv).toString('base64') }] as const;
		})
	);
	const held = room.post(`/api/boards/${room.boardId}/poll`, { v: 1, have, wait: true }, ann);

	await room.facilitator.client.accepted({
		t: 'seat.remove',
		seat: ann.seat,
		message: 'Thank you for coming. '.repeat(40)
	});
	const start = performance.now();
	// On the wire, by sockets that do not know yet.
	const late = [ann.client, second].map((client) =>
		client.command({ t: 'note.post', q: 'who', text: 'after removal' }).catch(() => undefined)
	);
	expect(await ann.client.end()).toBe(4403);
	expect(await second.end()).toBe(4403);
	const answer = await held;
	expect(performance.now() - start).toBeLessThan(100);
	expect(answer.status).toBe(403);
	expect(await answer.json()).toMatchObject({ error: { code: 'removed' } });
	for (const reply of await Promise.all(late)) expect(reply?.ok ?? false).toBe(false);

	expect(
		await knock({ url: room.server.url, boardId: room.boardId, cookie: ann.cookie }).end()
	).toBe(4403);
	const command = { v: 1, cid: randomUUID(), t: 'note.post', q: 'who', text: 'by HTTP' };
	const refused = await room.post(
		`/api/boards/${room.boardId}/commands`,
		{ v: 1, commands: [command] },
		ann
	);
	expect(refused.status).toBe(403);
	await bob.client.accepted({ t: 'note.post', q: 'who', text: 'goes on' });
	expect([...bob.client.snapshot.notes.values()].map(({ text }) => text)).toEqual(['goes on']);
});

test('[P7] signing out closes the sockets of that session alone', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { client, cookie } = room.facilitator;
	const answer = await fetch(`${room.server.url}/api/sign-out`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: room.server.url, cookie }
	});
	expect(answer.status).toBe(200);
	expect(await client.end()).toBe(4401);
	expect((await at(room.people, 0).client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
});

test('[P7] a session that ends elsewhere is noticed although nobody says so', async () => {
	const room = await openRoom({ timing: { heartbeatMs: 40, lookAgainMs: 40 } });
	const { account } = await room.server.facilitator('second@example.org');
	const { client } = room.facilitator;
	await client.until(() => client.heartbeats > 3);
	expect(client.closed).toBeUndefined();
	const { storage, accounts } = room.server.house.services;
	const signedIn = await accounts.bySession(room.facilitator.cookie.split('=')[1] ?? '');
	expect(signedIn?.account.accountId).not.toBe(account.accountId);
	await storage.accounts.removeSessionsOf(signedIn?.account.accountId ?? '');
	expect(await client.end()).toBe(4401);
});

test('[O3] a deleted workshop is over for everyone on its board', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { url } = room.server;
	const answer = await fetch(`${url}/api/workshops/${room.workshopId}`, {
		method: 'DELETE',
		headers: {
			'content-type': 'application/json',
			origin: url,
			cookie: room.facilitator.cookie
		}
	});
	expect(answer.status).toBe(200);
	const { client, cookie } = at(room.people, 0);
	expect(await client.end()).toBe(4410);
	expect(await knock({ url, boardId: room.boardId, cookie }).end()).toBe(4404);
	await expect(joinBoard(url, room.code, 'lw')).rejects.toThrow('not-open');
	const { boards } = room.server.house.services;
	expect([...boards.live()], 'nothing is left that would store who left it').toEqual([]);
});
