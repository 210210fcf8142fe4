import { createHash } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { deskRoots } from '#lib/domain/document.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { limits } from '#lib/domain/limits.ts';
import { BoardClient, syncFrame, textFrame } from '../../support/board-client.ts';
import { HostileFrames } from '../../support/fuzz/hostile-frames.ts';
import { at, openRoom, type Room } from '../../support/room.ts';
import { seededBelow } from '../../support/seeded-random.ts';

/** The board as anybody new would get it. */
async function boardHash(room: Room): Promise<string> {
	const { docs } = await room
		.post(`/api/boards/${room.boardId}/poll`, { v: 1, have: {} }, room.facilitator)
		.then((answer) => answer.json() as Promise<{ docs: Record<string, { update: string }> }>);
	return createHash('sha256')
		.update(docs['board']?.update ?? '')
		.digest('hex');
}

const bomb = Uint8Array.of(1, 255, 255, 255, 15, 1, 0, 0);

const hostile: [name: string, frame: Uint8Array | string][] = [
	['a text frame', '{"t":"note.post"}'],
	['an empty message', new Uint8Array()],
	['a sync message of no known type', Uint8Array.of(0, 9, 0)],
	['a length beyond the message', Uint8Array.of(0, 0, 255, 255, 255, 127)],
	['a document that does not exist', textFrame(Frame.document, 'everyone')],
	['presence that is no JSON', textFrame(Frame.presence, '{')],
	['control that is no JSON', textFrame(Frame.control, 'as')],
	['an update that claims 33 million structs', syncFrame('board', 2, bomb)],
	['a SyncStep2 with content', syncFrame('board', 1, bomb)],
	['an update for the seat document', syncFrame('seat', 2, bomb)],
	['a state vector of a million entries', syncFrame('board', 0, Uint8Array.of(192, 132, 61, 1, 1))],
	['a state vector with something behind it', syncFrame('board', 0, Uint8Array.of(0, 1))],
	['a state vector above the limit', syncFrame('board', 0, new Uint8Array(5_000))]
];

test.each(hostile)(
	'[P3] %s closes its own socket when repeated, and no other',
	async (_, frame) => {
		const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
		const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
		await bob.client.accepted({ t: 'note.post', q: 'who', text: 'stays' });
		const before = await boardHash(room);
		const second = await room.again(ann);

		for (let times = 0; times < limits.abusePerSocket; times++) ann.client.send(frame);
		expect(await ann.client.end()).toBe(4400);
		expect(await boardHash(room)).toBe(before);
		expect((await second.command({ t: 'flag.finished', on: true })).ok).toBe(true);
		expect((await bob.client.command({ t: 'note.post', q: 'who', text: 'on' })).ok).toBe(true);
	}
);

test('[P3] a write is answered by a denial and an empty one by nothing', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { client } = at(room.people, 0);
	client.send(syncFrame('board', 1, Uint8Array.of(0, 0)));
	client.send(syncFrame('board', 2, Y.encodeStateAsUpdate(new Y.Doc())));
	client.send(textFrame(999, 'a frame of the future'));
	client.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, Frame.awareness)));
	client.send(textFrame(Frame.control, '{"kind":"as","seat":1}'));
	await client.command({ t: 'flag.finished', on: true });
	expect(client.denied).toEqual([]);
	client.send(syncFrame('board', 2, bomb));
	await client.until(() => client.denied.length === 1);
	expect(client.closed).toBeUndefined();
});

test('[P3] a message above 16 KiB closes its socket alone', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	ann.client.send(new Uint8Array(limits.frameBytes + 1));
	expect(await ann.client.end()).toBe(1009);
	expect((await bob.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
});

test('[P6] a command that cannot be read is answered without a name, and twenty close', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const { client } = at(room.people, 0);
	const unreadable = [
		'',
		'{',
		'[['.repeat(2_000),
		'x'.repeat(9_000),
		'null',
		'"text"',
		'{"cid":5}'
	];
	for (const text of unreadable) client.send(textFrame(Frame.command, text));
	await client.until(() => client.replies.length === unreadable.length);
	for (const reply of client.replies) expect(reply).toMatchObject({ cid: null, ok: false });
	expect(client.replies.map((reply) => !reply.ok && reply.code)).toEqual([
		'malformed',
		'malformed',
		'malformed',
		'too-large',
		'malformed',
		'malformed',
		'malformed'
	]);
	for (let n = unreadable.length; n < limits.unparsedPerSocket; n++)
		client.send(textFrame(Frame.command, '{'));
	expect(await client.end()).toBe(4400);
});

test('[P3] abuse repeated by a seat keeps its new sockets out for a while', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const person = at(room.people, 0);
	person.client.send('text');
	expect(await person.client.end()).toBe(4400);
	const second = await room.again(person);
	second.send('text');
	expect(await second.end()).toBe(4400);
	const third = new BoardClient({
		url: room.server.url,
		boardId: room.boardId,
		cookie: person.cookie
	});
	onTestFinished(() => third.close());
	expect(await third.end()).toBe(4529);
});

test('[P3] mutated frames change nothing of others and leave the server alive', async () => {
	const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
	const runs = Number(process.env['FUZZ_RUNS'] ?? 60);
	const pick = seededBelow(seed);
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const { id = '' } = await ann.client.accepted({ t: 'note.post', q: 'who', text: 'unharmed' });

	const frames = new HostileFrames(pick);
	frames.learn({
		ids: [id],
		seats: [ann.seat, bob.seat],
		updates: [Y.encodeStateAsUpdate(ann.client.docs.board)]
	});

	for (let run = 0; run < runs; run++) {
		// Bob's sockets are closed for it, and soon kept out: then a new person goes on.
		const person = run % 3 === 0 ? await room.join('vcs') : bob;
		const client = new BoardClient({
			url: room.server.url,
			boardId: room.boardId,
			cookie: person.cookie
		});
		await client.until(() => client.controls.length > 0 || client.closed !== undefined);
		for (let n = 0; n < 40 && client.closed === undefined; n++) client.send(frames.next());
		await client.close();
		if (run % 3 === 0) await person.client.close();
	}
	expect((await ann.client.command({ t: 'flag.finished', on: true })).ok, `seed ${seed}`).toBe(
		true
	);
	// Whole commands are among them: what they post is their senders' own.
	await room.facilitator.client.sync('desk');
	const { notes, stage } = ann.client.snapshot;
	const { writers } = deskRoots(room.facilitator.client.docs.desk);
	expect(notes.get(id)?.text, `seed ${seed}`).toBe('unharmed');
	expect([...notes.keys()].filter((each) => writers.get(each) === ann.seat)).toEqual([id]);
	expect([stage.step, stage.locks], `seed ${seed}`).toEqual(['share', []]);
});
