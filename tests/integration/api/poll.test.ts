import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { limits } from '#lib/domain/limits.ts';
import { type DocumentName, PROTOCOL_VERSION, type ServerControl } from '#lib/domain/protocol.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { at, openRoom, type Person, type Room } from '../../support/room.ts';

interface Answer {
	docs: Partial<Record<DocumentName, { epoch: string; update: string }>>;
	control: ServerControl[];
	presence: [string, object][];
}

/** A browser whose network stops sockets. */
class PollingClient {
	readonly docs: Record<DocumentName, Y.Doc> = {
		board: new Y.Doc(),
		seat: new Y.Doc(),
		desk: new Y.Doc()
	};
	readonly #epochs: Partial<Record<DocumentName, string>> = {};
	readonly #room: Room;
	readonly #person: Person;

	constructor(room: Room, person: Person) {
		this.#room = room;
		this.#person = person;
	}

	async poll(more: { wait?: boolean; presence?: object } = {}): Promise<Answer> {
		const have = Object.fromEntries(
			Object.entries(this.#epochs).map(([name, epoch]) => {
				const vector = Y.encodeStateVector(this.docs[name as DocumentName]);
				return [name, { epoch, sv: Buffer.from(vector).toString('base64') }];
			})
		);
		const path = `/api/boards/${this.#room.boardId}/poll`;
		const response = await this.#room.post(path, { v: 1, have, ...more }, this.#person);
		if (!response.ok) throw new Error(await response.text());
		const answer = (await response.json()) as Answer;
		for (const [name, { epoch, update }] of Object.entries(answer.docs)) {
			this.#epochs[name as DocumentName] = epoch;
			Y.applyUpdate(this.docs[name as DocumentName], Buffer.from(update, 'base64'));
		}
		return answer;
	}

	async command(body: object): Promise<unknown> {
		const response = await this.#room.post(
			`/api/boards/${this.#room.boardId}/commands`,
			{ v: 1, commands: [{ v: 1, cid: randomUUID(), ...body }] },
			this.#person
		);
		return ((await response.json()) as { replies: unknown[] }).replies[0];
	}
}

test('[P8] a browser without sockets reads the whole board, then only what is new', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { id = '' } = await bob.client.accepted({ t: 'note.post', q: 'who', text: 'first' });
	const polling = new PollingClient(room, ann);

	const first = await polling.poll();
	expect(first.control[0]).toMatchObject({ kind: 'hello', seat: ann.seat, role: 'stakeholder' });
	expect(Object.keys(first.docs).sort()).toEqual(['board', 'seat']);
	expect(readSnapshot(polling.docs.board)?.notes.get(id)?.text).toBe('first');

	const second = await polling.poll();
	expect(second.docs).toEqual({});
	expect(second.control[0]?.kind).toBe('hello');

	expect(await polling.command({ t: 'note.post', q: 'how', text: 'by HTTP' })).toMatchObject({
		ok: true
	});
	const third = await polling.poll();
	expect(third.docs.board?.update.length ?? Infinity).toBeLessThan(
		first.docs.board?.update.length ?? 0
	);
	expect([...(readSnapshot(polling.docs.board)?.notes.values() ?? [])]).toHaveLength(2);
	await bob.client.accepted({ t: 'flag.finished', on: true });
	expect([...bob.client.snapshot.notes.values()].map(({ text }) => text)).toContain('by HTTP');
});

test('[P8] a held poll is answered by the next change, and after its time at the latest', async () => {
	const room = await openRoom({
		groups: ['patient', 'lw'],
		step: 'share',
		timing: { pollHoldMs: 300 }
	});
	const polling = new PollingClient(room, at(room.people, 0));
	await polling.poll();
	await polling.poll({ wait: true });
	const held = polling.poll({ wait: true });
	const { id = '' } = await at(room.people, 1).client.accepted({
		t: 'note.post',
		q: 'who',
		text: 'news'
	});
	expect((await held).docs.board).toBeDefined();
	expect(readSnapshot(polling.docs.board)?.notes.has(id)).toBe(true);
	const quiet = await polling.poll({ wait: true });
	expect(quiet.docs).toEqual({});
});

test('[P8] a held poll that leaves a document out is held like others, once it was handed out', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { pollers } = room.server.house.edge;
	const path = `/api/boards/${room.boardId}/poll`;
	const polling = new PollingClient(room, ann);
	const { docs } = await polling.poll();
	const have = () => ({
		board: {
			epoch: docs.board?.epoch,
			sv: Buffer.from(Y.encodeStateVector(polling.docs.board)).toString('base64')
		}
	});
	const ask = async (given: object) =>
		(await (await room.post(path, { v: 1, wait: true, have: given }, ann)).json()) as Answer;
	// Twice, since an answer may be lost on its way.
	for (let n = 0; n < 2; n++) expect(Object.keys((await ask(have())).docs)).toEqual(['seat']);
	const held = ask(have());
	await vi.waitFor(() => expect(pollers.held).toBe(1));
	await bob.client.accepted({ t: 'note.post', q: 'who', text: 'news' });
	expect(Object.keys((await held).docs).sort()).toEqual(['board', 'seat']);
	// Somebody who begins anew has everything at once.
	await polling.poll({ wait: true });
	await polling.poll();
	expect(Object.keys((await ask({})).docs).sort()).toEqual(['board', 'seat']);
});

test('[limits] a seat that polls in a loop is asked to wait, and others are not', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const path = `/api/boards/${room.boardId}/poll`;
	const ask = (person: Person) => room.post(path, { v: 1, have: {} }, person);
	const answers = await Promise.all(Array.from({ length: 60 }, () => ask(at(room.people, 0))));
	const refused = answers.filter(({ status }) => status === 429);
	expect(refused.length).toBeGreaterThan(0);
	expect(refused[0]?.headers.get('retry-after')).toBe('1');
	expect((await ask(at(room.people, 1))).status).toBe(200);
});

test('[O13] signing out ends the held polls of that session, and of no other device', async () => {
	const room = await openRoom({ step: 'share' });
	const { services, edge } = room.server.house;
	const owner = await services.accounts.bySession(room.facilitator.cookie.split('=')[1] ?? '');
	if (!owner) throw new Error('The facilitator is not signed in.');
	const other = {
		...room.facilitator,
		cookie: await room.server.signInAgain(owner.account)
	};
	const [first, second] = [room.facilitator, other].map(
		(person) => new PollingClient(room, person)
	) as [PollingClient, PollingClient];
	for (const each of [first, second]) await each.poll();
	const [staying, leaving] = [first.poll({ wait: true }), second.poll({ wait: true })];
	await vi.waitFor(() => expect(edge.pollers.held).toBe(2));
	const signedOut = expect(leaving).rejects.toThrow('no-seat');
	await room.post('/api/sign-out', {}, other);
	await signedOut;
	expect(edge.pollers.held).toBe(1);
	await room.facilitator.client.accepted({ t: 'note.post', q: 'how', text: 'News' });
	expect((await staying).docs.board).toBeDefined();
});

test('[O40] a held poll is answered when the server stops, and told to come back', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const polling = new PollingClient(room, at(room.people, 0));
	await polling.poll();
	await polling.poll({ wait: false });
	const held = polling.poll({ wait: true });
	const { pollers } = room.server.house.edge;
	await vi.waitFor(() => expect(pollers.held).toBe(1));
	expect(await room.server.stop()).toBe(true);
	expect((await held).control.map(({ kind }) => kind)).toEqual(['hello', 'drain']);
});

test('[P8] an unknown epoch gets the whole document under the present one', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const have = { board: { epoch: 'of another life', sv: 'AA==' } };
	const path = `/api/boards/${room.boardId}/poll`;
	const answer = (await (
		await room.post(path, { v: 1, have }, at(room.people, 0))
	).json()) as Answer;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Buffer.from(answer.docs.board?.update ?? '', 'base64'));
	expect(readSnapshot(doc)?.meta.epoch).toBe(answer.docs.board?.epoch);
});

test('[P2] a poller is never given the desk, and a facilitator is', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const path = `/api/boards/${room.boardId}/poll`;
	const have = { desk: { epoch: 'x', sv: 'AA==' } };
	const theirs = (await (
		await room.post(path, { v: 1, have }, at(room.people, 0))
	).json()) as Answer;
	expect(theirs.docs.desk).toBeUndefined();
	const desk = (await (await room.post(path, { v: 1, have }, room.facilitator)).json()) as Answer;
	expect(desk.docs.desk).toBeDefined();
});

test('[P8] presence of a poller is seen by others, under an id of no document', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const before = bob.client.awareness;
	const polling = new PollingClient(room, ann);
	await polling.poll({ presence: { at: { q: 'who', p: [0.5, 1] } } });
	await bob.client.until(() => bob.client.awareness > before);
	expect((await polling.poll()).presence, 'one sees others, not oneself').toEqual([]);
	const answer = await new PollingClient(room, bob).poll();
	expect(answer.presence.map(([, presence]) => presence)).toContainEqual({
		group: 'patient',
		at: { q: 'who', p: [0.5, 1] }
	});
});

/** A state vector of exactly so many bytes: entries of three and four. */
function vectorOf(bytes: number): Uint8Array {
	const head = 2;
	const long = (bytes - head) % 3;
	const count = (bytes - head - long) / 3;
	const entries = Array.from({ length: count }, (_, n) => {
		const client = [128 | (n & 127), (n >> 7) + 2];
		return [...client, ...(n < long ? [129, 1] : [1])];
	});
	return Uint8Array.from([128 | (count & 127), count >> 7, ...entries.flat()]);
}

function pollWith(vector: Uint8Array): string {
	const sv = Buffer.from(vector).toString('base64');
	return JSON.stringify({ v: 1, have: { board: { epoch: 'x', sv } } });
}

test('[limits] a poll with the longest state vector is answered', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const body = JSON.parse(pollWith(vectorOf(limits.stateVectorBytes))) as object;
	const path = `/api/boards/${room.boardId}/poll`;
	expect((await room.post(path, body, at(room.people, 0))).status).toBe(200);
});

test.each([
	['no body', ''],
	['no JSON', '{'],
	['no version', '{"have":{}}'],
	['a version that is none', '{"v":"1","have":{}}'],
	['no have', '{"v":1}'],
	['a vector that is no base64', '{"v":1,"have":{"board":{"epoch":"x","sv":"*"}}}'],
	['a vector that is none', '{"v":1,"have":{"board":{"epoch":"x","sv":"////"}}}'],
	['a vector of one byte too many', pollWith(vectorOf(limits.stateVectorBytes + 1))]
])('[P3] a poll with %s is refused with 400', async (_, body) => {
	const room = await openRoom({ groups: ['patient'] });
	const response = await fetch(`${room.server.url}/api/boards/${room.boardId}/poll`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: room.server.url,
			cookie: at(room.people, 0).cookie
		},
		body
	});
	expect(response.status).toBe(400);
});

test.each(['poll', 'commands'])(
	'[P8] %s of an earlier version are told so, whatever else they say',
	async (what) => {
		const room = await openRoom({ groups: ['patient'] });
		const body = { v: 0, have: 'in another shape', commands: 1 };
		const path = `/api/boards/${room.boardId}/${what}`;
		const response = await room.post(path, body, at(room.people, 0));
		expect(response.status).toBe(426);
		expect(await response.json()).toMatchObject({ error: { code: 'too-old' } });
	}
);

test('[P8] a page of a later version is answered without a socket too, with the version spoken here', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const ask = async (what: string, body: object) => {
		const path = `/api/boards/${room.boardId}/${what}`;
		const response = await room.post(path, { v: PROTOCOL_VERSION + 1, ...body }, ann);
		expect(response.status).toBe(200);
		return response.json();
	};
	expect(await ask('poll', { have: {} })).toMatchObject({
		control: [{ kind: 'hello', v: PROTOCOL_VERSION }]
	});
	const commands = [PROTOCOL_VERSION, PROTOCOL_VERSION + 1].map((v) => {
		return { v, cid: randomUUID(), t: 'flag.finished', on: true };
	});
	expect(await ask('commands', { commands })).toMatchObject({
		replies: [{ ok: true }, { ok: false, code: 'malformed' }]
	});
});

test('[P8] a poll of a deleted board, or of somebody removed, says so as a socket would', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const person = at(room.people, 0);
	const path = `/api/boards/${room.boardId}/poll`;
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: at(room.people, 1).seat });
	const removed = await room.post(path, { v: 1, have: {} }, at(room.people, 1));
	expect([removed.status, await removed.json()]).toMatchObject([
		403,
		{ error: { code: 'removed' } }
	]);

	const polling = new PollingClient(room, person);
	await polling.poll();
	const held = polling.poll({ wait: true }).then(
		() => 'answered',
		(error: Error) => error.message
	);
	const { pollers } = room.server.house.edge;
	await vi.waitFor(() => expect(pollers.held).toBe(1));
	await fetch(`${room.server.url}/api/workshops/${room.workshopId}`, {
		method: 'DELETE',
		headers: {
			'content-type': 'application/json',
			origin: room.server.url,
			cookie: room.facilitator.cookie
		}
	});
	expect(JSON.parse(await held)).toMatchObject({ error: { code: 'deleted' } });
});
