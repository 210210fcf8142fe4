import { expect, test } from 'vitest';
import { type BoardClient, stepOne } from '../../support/board-client.ts';
import { at, openRoom, type Person, type Room } from '../../support/room.ts';

const canary = (n: number) => `kanarek-${n}-🐤`;

/** Everything a role can be told over HTTP. */
async function everyAnswer(room: Room, person: Person | undefined): Promise<string> {
	const { url } = room.server;
	const headers = person ? { cookie: person.cookie } : {};
	const answers = [
		await room.post(`/api/boards/${room.boardId}/poll`, { v: 1, have: {} }, person),
		await room.post(
			`/api/boards/${room.boardId}/commands`,
			{ v: 1, commands: [{ v: 1, cid: crypto.randomUUID(), t: 'undo' }] },
			person
		),
		await fetch(`${url}/api/workshops`, { headers }),
		await fetch(`${url}/api/workshops/${room.workshopId}`, { headers }),
		...(await Promise.all(
			['html', 'csv', 'json'].map((format) =>
				fetch(`${url}/api/boards/${room.boardId}/export/${format}`, { headers })
			)
		)),
		await fetch(`${url}/api/nothing`, { headers })
	];
	const texts = await Promise.all(
		answers.map(async (answer) => Buffer.from(await answer.arrayBuffer()))
	);
	return [
		...texts.map((text) => text.toString('utf8')),
		// Updates of polls are base64: looked into as the bytes they are.
		...texts.flatMap((text) =>
			[...text.toString().matchAll(/"update":"([^"]*)"/g)].map(([, update]) =>
				Buffer.from(update ?? '', 'base64').toString('utf8')
			)
		)
	].join('\n');
}

async function syncAll(client: BoardClient): Promise<void> {
	await client.sync('board');
	await client.sync('seat');
	const { desk } = await client.hello();
	if (desk) await client.sync('desk');
	else client.send(stepOne('desk', client.docs.desk));
}

test('[P2] private notes reach no other browser, in no frame and no answer', async () => {
	const room = await openRoom({
		groups: ['patient', 'lw', 'vcs'],
		step: 'private',
		timing: { syncStepEveryMs: 50 }
	});
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const watchers = [room.facilitator.client, bob.client, at(room.people, 2).client];
	for (const { client } of [...room.people, room.facilitator]) await syncAll(client);

	const ids: string[] = [];
	for (let n = 0; n < 30; n++) {
		const reply = await ann.client.accepted({ t: 'note.post', q: 'how', text: canary(n) });
		ids.push(reply.id ?? '');
	}
	const edited = at(ids, 0);
	await ann.client.accepted({ t: 'note.edit', id: edited, text: `${canary(0)} again` });
	await ann.client.accepted({ t: 'note.move', id: edited, q: 'why', p: [0, 0] });
	await ann.client.accepted({ t: 'note.remove', id: at(ids, 1) });

	const late = await room.join('hcp');
	const returning = await room.again(bob);
	for (const client of [late.client, returning]) await syncAll(client);
	for (const id of ids.slice(0, 3))
		expect(await bob.client.command({ t: 'note.edit', id, text: 'mine' })).toMatchObject({
			ok: false,
			code: 'not-allowed'
		});
	// One command of each, so that everything on its way to them has come.
	for (const client of [...watchers, late.client, returning])
		await client.command({ t: 'flag.finished', on: true });

	for (const client of [...watchers, late.client, returning])
		expect(client.heard('kanarek')).toBe(false);
	expect(ann.client.heard('kanarek')).toBe(true);
	for (const person of [room.facilitator, bob, late, undefined])
		expect(await everyAnswer(room, person)).not.toContain('kanarek');
	expect(await everyAnswer(room, ann)).toContain('kanarek');
	expect(room.facilitator.client.snapshot.notes.size).toBe(0);
});

test('[P2] hidden notes of five and of nine hundred characters cost others the same bytes', async () => {
	async function bytesSeen(length: number): Promise<number[]> {
		const room = await openRoom({ groups: ['patient', 'lw'], step: 'private' });
		const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
		await syncAll(bob.client);
		const before = bob.client.frames.length;
		for (let n = 0; n < 10; n++)
			await ann.client.accepted({ t: 'note.post', q: 'how', text: 'x'.repeat(length) });
		const late = await room.again(bob);
		await late.sync('board');
		return [...bob.client.frames.slice(before), ...late.frames.slice(1)].map(
			(frame) => frame.length
		);
	}
	expect(await bytesSeen(5)).toEqual(await bytesSeen(900));
});

test('[P2] what is shared comes shuffled, under one author, with no trace of who wrote it', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'private' });
	const written: string[] = [];
	for (const { client } of room.people)
		for (let n = 0; n < 15; n++)
			written.push((await client.accepted({ t: 'note.post', q: 'how', text: `n ${n}` })).id ?? '');
	await room.facilitator.client.accepted({ t: 'stage.reveal' });

	const reader = await room.again(at(room.people, 0));
	await reader.sync();
	const { notes } = reader.snapshot;
	expect([...notes.keys()].sort()).toEqual([...written].sort());
	expect([...notes.keys()]).not.toEqual(written);
	const authors = new Set([...reader.docs.board.store.clients.keys()]);
	expect(authors.size).toBe(1);
	expect(new Set([...notes.values()].map(({ at }) => at)).size).toBe(1);
});

test('[X62] where facilitators read early the words reach the desk, and no other browser, export or log', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], timing: { syncStepEveryMs: 50 } });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { client: desk } = room.facilitator;
	await desk.accepted({ t: 'stage.settings', readEarly: true });
	await desk.accepted({ t: 'stage.step', to: 'private' });
	for (const { client } of [ann, bob, room.facilitator]) await syncAll(client);
	const { token = '' } = await desk.accepted({ t: 'screen.link' });
	const opened = await room.post('/api/screen', { token });
	const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const screen = await room.again({ ...bob, cookie });
	await screen.sync('board');

	const told = { asPrivate: true, readable: true };
	await ann.client.accepted({ t: 'note.post', q: 'how', text: canary(1), ...told });
	await ann.client.accepted({ t: 'note.post', q: 'how', text: canary(2), asPrivate: true });
	await desk.until(() => desk.heard(canary(1)));
	const late = await room.join('vcs');
	await syncAll(late.client);
	for (const client of [bob.client, screen, late.client])
		for (const n of [1, 2]) expect(client.heard(canary(n))).toBe(false);
	for (const person of [bob, late, undefined])
		expect(await everyAnswer(room, person)).not.toContain('kanarek');
	// A facilitator's own page polls the desk; nothing else that they get has the words.
	const { url } = room.server;
	for (const format of ['html', 'csv', 'json']) {
		const file = await fetch(`${url}/api/boards/${room.boardId}/export/${format}`, {
			headers: { cookie: room.facilitator.cookie }
		});
		expect(file.status).toBe(200);
		expect(await file.text(), format).not.toContain('kanarek');
	}
	expect(desk.heard(canary(2)), 'whose writer was not told').toBe(false);
});
