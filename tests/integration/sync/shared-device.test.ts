import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AcceptedReply, CommandBody } from '#lib/domain/command.ts';
import type { GroupId } from '#lib/domain/group.ts';
import { Frame, type ServerControl } from '#lib/domain/protocol.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { deskRoots } from '#lib/domain/document.ts';
import * as Y from 'yjs';
import { refusal } from '../../support/answers.ts';
import { type BoardClient, connect, knock, textFrame } from '../../support/board-client.ts';
import { at, openRoom, type Room } from '../../support/room.ts';

type Hello = Extract<ServerControl, { kind: 'hello' }>;

/** A tablet with Ann, a patient, and what more the test says. */
async function tablet(room: Room, groups: GroupId[]) {
	const joining = { code: room.code, group: 'patient', shared: true };
	const joined = await room.post('/api/join', joining);
	const { seat: ann } = (await joined.json()) as { seat: { number: number } };
	const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const person = { cookie } as Room['facilitator'];
	const path = `/api/boards/${room.boardId}`;
	const add = (more: object) => room.post(`${path}/seats`, more, person);
	const seats = [ann.number];
	for (const group of groups) {
		const answer = await add({ group });
		const { seat } = (await answer.json()) as { seat: { number: number; group: string } };
		expect([answer.status, seat.group]).toEqual([201, group]);
		seats.push(seat.number);
	}
	const open = () => connect({ url: room.server.url, boardId: room.boardId, cookie });
	const ask = (what: 'poll' | 'commands', body: object) =>
		room.post(`${path}/${what}`, { v: 1, ...body }, person);
	return { cookie, seats, add, open, ask };
}

const say = (client: BoardClient, control: object) =>
	client.send(textFrame(Frame.control, JSON.stringify(control)));

const hellos = (client: BoardClient) =>
	client.controls.filter((each): each is Hello => each.kind === 'hello');

/** Goes on as that seat; resolves with the new `hello`. */
async function goOnAs(client: BoardClient, seat: number, pin?: string): Promise<Hello> {
	const before = hellos(client).length;
	say(client, { kind: 'as', seat, ...(pin ? { pin } : {}) });
	await client.until(() => hellos(client).length > before);
	return at(hellos(client), before);
}

test('[X12] two people of two groups post in turn: each note has the right group, both count', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, open } = await tablet(room, ['lw']);
	const [ann, bob] = [at(seats, 0), at(seats, 1)];
	const client = await open();
	expect((await client.hello()).seat).toBe(ann);
	const post = (text: string) => client.accepted({ t: 'note.post', q: 'how', text });
	await post('by Ann');
	expect((await goOnAs(client, bob)).seat).toBe(bob);
	await post('by Bob');
	await goOnAs(client, ann);
	await post('by Ann again');
	const desk = room.facilitator.client;
	await desk.sync('desk');
	await desk.until(() => desk.snapshot.notes.size === 3);
	const { writers, seats: listed } = deskRoots(desk.docs.desk);
	const wrote = [...desk.snapshot.notes].map(([id, { text, group }]) => [
		text,
		group,
		writers.get(id)
	]);
	expect(wrote.sort()).toEqual([
		['by Ann again', 'patient', ann],
		['by Ann', 'patient', ann],
		['by Bob', 'lw', bob]
	]);
	expect(desk.snapshot.counts.people).toEqual({ patient: 1, lw: 1 });
	await desk.until(() => [ann, bob].every((seat) => listed.get(String(seat))?.here));
});

test('[X12] [X79] each person of a device has a ballot of their own', async () => {
	const room = await openRoom({ step: 'vote' });
	const { client: desk } = room.facilitator;
	const targets: string[] = [];
	for (const text of ['One', 'Two', 'Three', 'Four'])
		targets.push((await desk.accepted({ t: 'note.post', q: 'how', text })).id ?? '');
	const { seats, open } = await tablet(room, ['lw']);
	const client = await open();
	await client.hello();
	const last = { t: 'vote.cast', target: at(targets, 3), dots: 1 } as const;
	for (const seat of seats) {
		if (seat !== seats[0]) await goOnAs(client, seat);
		for (const target of targets.slice(0, 3))
			await client.accepted({ t: 'vote.cast', target, dots: 1 });
		expect(await client.command(last)).toMatchObject({ ok: false, code: 'quota' });
	}
	await desk.sync('desk');
	await desk.until(() => deskRoots(desk.docs.desk).voting.get('voted') === 2);
});

test('[X12] what comes behind `as` on the wire is of the new seat, what came before it of the old', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, open } = await tablet(room, ['lw', 'vcs']);
	const client = await open();
	const replies: Promise<unknown>[] = [];
	seats.forEach((seat) => {
		say(client, { kind: 'as', seat });
		replies.push(client.command({ t: 'note.post', q: 'why', text: `seat ${seat}` }));
	});
	await Promise.all(replies);
	const desk = room.facilitator.client;
	await desk.until(() => desk.snapshot.notes.size === 3);
	expect([...desk.snapshot.notes.values()].map(({ text, group }) => [text, group]).sort()).toEqual(
		seats.map((seat, index) => [`seat ${seat}`, ['patient', 'lw', 'vcs'][index]])
	);
});

test('[P2] nothing of one person of the device reaches the socket while another writes', async () => {
	const room = await openRoom({ step: 'private' });
	const { seats, open } = await tablet(room, ['lw']);
	const [ann, bob] = [at(seats, 0), at(seats, 1)];
	const client = await open();
	await client.sync();
	await client.sync('seat');
	const { id = '' } = await client.accepted({ t: 'note.post', q: 'how', text: 'only Ann knows' });
	await client.until(() => client.heard('only Ann knows'));
	await goOnAs(client, bob);
	client.frames.length = 0;
	client.docs.seat = new Y.Doc();
	client.docs.board = new Y.Doc();
	await client.sync();
	await client.sync('seat');
	// Ann goes on elsewhere, and edits what is hers.
	const other = await open();
	await other.sync('seat');
	await other.accepted({ t: 'note.edit', id, text: 'only Ann knows it' });
	await client.accepted({ t: 'note.post', q: 'how', text: 'only Bob knows' });
	await client.until(() => client.heard('only Bob knows'));
	for (const trace of ['only Ann', id]) expect(client.heard(trace), trace).toBe(false);
	expect(client.docs.seat.getMap('me').get('number')).toBe(bob);
	expect(other.heard('only Bob')).toBe(false);
	// And back.
	await goOnAs(client, ann);
	client.docs.seat = new Y.Doc();
	client.frames.length = 0;
	await client.sync('seat');
	expect(client.heard('only Ann knows it')).toBe(true);
	expect(client.heard('only Bob')).toBe(false);
});

test('[X12] `as` is ignored on a device that is not shared, and for a seat that is not of it', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	say(ann.client, { kind: 'as', seat: bob.seat });
	const { seats, open } = await tablet(room, ['vcs']);
	const client = await open();
	for (const seat of [ann.seat, 99, 'x', -1, null]) say(client, { kind: 'as', seat });
	await ann.client.accepted({ t: 'note.post', q: 'how', text: 'Ann' });
	await client.accepted({ t: 'note.post', q: 'how', text: 'first of the tablet' });
	await bob.client.until(() => bob.client.snapshot.notes.size === 2);
	expect([...bob.client.snapshot.notes.values()].map(({ group }) => group).sort()).toEqual([
		'patient',
		'patient'
	]);
	expect(hellos(ann.client)).toHaveLength(1);
	expect(hellos(client)).toHaveLength(1);
	expect((await goOnAs(client, at(seats, 1))).seat).toBe(at(seats, 1));
});

test('[X12] a PIN is asked for by `as`, and wrong ones are counted as wrong codes are', async () => {
	const room = await openRoom({ step: 'share' });
	const { add, open } = await tablet(room, []);
	const { seat } = (await (await add({ group: 'lw', pin: '2468' })).json()) as {
		seat: { number: number };
	};
	const client = await open();
	say(client, { kind: 'as', seat: seat.number });
	say(client, { kind: 'as', seat: seat.number, pin: '1111' });
	await client.until(() => client.denied.length === 2);
	expect(hellos(client)).toHaveLength(1);
	expect((await goOnAs(client, seat.number, '2468')).seat).toBe(seat.number);
	for (let n = 0; n < 29; n++)
		await room.post('/api/rejoin', { code: room.code, seatCode: `ZZZZ-${n}` });
	expect(
		await refusal(await room.post('/api/join', { code: 'ZZZZ-ZZZZ', group: 'lw' })),
		'PINs and codes are one count'
	).toEqual([429, 'too-many']);
});

test('[X12] requests say which seat they are of, and get that seat alone', async () => {
	const room = await openRoom({ step: 'private' });
	const { seats, ask } = await tablet(room, ['lw']);
	const [ann, bob] = [at(seats, 0), at(seats, 1)];
	const post = async (text: string, seat?: number): Promise<AcceptedReply> => {
		const body: CommandBody = { t: 'note.post', q: 'how', text };
		const answer = await ask('commands', {
			commands: [{ v: 1, cid: randomUUID(), ...body }],
			...(seat ? { as: { seat } } : {})
		});
		return ((await answer.json()) as { replies: [AcceptedReply] }).replies[0];
	};
	await post('words of Ann');
	await post('words of Bob', bob);
	const polled = async (seat: number) => {
		const answer = await ask('poll', { have: {}, as: { seat } });
		const { docs, control } = (await answer.json()) as {
			docs: { seat: { update: string } };
			control: [Hello];
		};
		const bytes = Buffer.from(docs.seat.update, 'base64');
		return [control[0].seat, ['Ann', 'Bob'].filter((name) => bytes.includes(`words of ${name}`))];
	};
	expect(await polled(ann)).toEqual([ann, ['Ann']]);
	expect(await polled(bob)).toEqual([bob, ['Bob']]);
	for (const what of ['poll', 'commands'] as const)
		expect(
			await refusal(await ask(what, { have: {}, commands: [], as: { seat: 99 } })),
			'never as somebody else'
		).toEqual([401, 'no-seat']);
	await room.facilitator.client.accepted({ t: 'stage.reveal' });
	const seen = readSnapshot(room.facilitator.client.docs.board);
	expect([...(seen?.notes.values() ?? [])].map(({ text, group }) => [text, group]).sort()).toEqual([
		['words of Ann', 'patient'],
		['words of Bob', 'lw']
	]);
});

test('[X12] where every seat of the device asks for a PIN, requests that say it get that seat', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, add, ask } = await tablet(room, []);
	const { seat: bob } = (await (await add({ group: 'lw', pin: '2468' })).json()) as {
		seat: { number: number };
	};
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: at(seats, 0) });
	const as = { seat: bob.number, pin: '2468' };
	const post: CommandBody = { t: 'note.post', q: 'how', text: 'by Bob' };
	const answer = await ask('commands', { commands: [{ v: 1, cid: randomUUID(), ...post }], as });
	expect(answer.status).toBe(200);
	expect(await answer.json()).toMatchObject({ replies: [{ ok: true }] });
	const polled = await ask('poll', { have: {}, as });
	expect(await polled.json()).toMatchObject({ control: [{ kind: 'hello', seat: bob.number }] });
	for (const wrong of [undefined, { seat: bob.number }, { ...as, pin: '1111' }, { seat: 99 }])
		for (const what of ['poll', 'commands'] as const)
			expect(
				await refusal(await ask(what, { have: {}, commands: [], ...(wrong ? { as: wrong } : {}) })),
				JSON.stringify(wrong)
			).toEqual([401, 'no-seat']);
	expect((await add({ group: 'vcs' })).status, 'somebody else sits down').toBe(201);
});

test('[P7] removal of one seat ends its socket, and leaves the others of the device', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, open, ask, cookie } = await tablet(room, ['lw']);
	const [ann, bob] = [at(seats, 0), at(seats, 1)];
	const [first, second] = [await open(), await open()];
	await goOnAs(second, bob);
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: ann });
	expect(await first.end()).toBe(4403);
	await second.accepted({ t: 'note.post', q: 'how', text: 'goes on' });
	say(second, { kind: 'as', seat: ann });
	await second.accepted({ t: 'note.post', q: 'how', text: 'still Bob' });
	expect(hellos(second)).toHaveLength(2);
	expect(await refusal(await ask('commands', { commands: [], as: { seat: ann } }))).toEqual([
		403,
		'removed'
	]);
	expect((await (await open()).hello()).seat).toBe(bob);
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: bob });
	expect(await second.end()).toBe(4403);
	const { url } = room.server;
	expect(await knock({ url, boardId: room.boardId, cookie }).end()).toBe(4403);
});

test('[O59] a device that others still sit at keeps what it has of them when one is removed', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, ask } = await tablet(room, ['lw']);
	const [ann, bob] = [at(seats, 0), at(seats, 1)];
	const desk = room.facilitator.client;
	const asked = async (seat: number) => {
		const bodies = { poll: { have: {} }, commands: { commands: [] } } as const;
		return Promise.all(
			(['poll', 'commands'] as const).map(async (what) => {
				const answer = await ask(what, { ...bodies[what], as: { seat } });
				return [answer.status, answer.headers.get('clear-site-data')];
			})
		);
	};
	const held = async (seat: number) => {
		const { docs } = (await (await ask('poll', { have: {}, as: { seat } })).json()) as {
			docs: Record<string, { epoch: string; update: string }>;
		};
		const have = Object.fromEntries(
			Object.entries(docs).map(([name, { epoch, update }]) => {
				const sv = Y.encodeStateVectorFromUpdate(Buffer.from(update, 'base64'));
				return [name, { epoch, sv: Buffer.from(sv).toString('base64') }] as const;
			})
		);
		const answer = ask('poll', { have, wait: true, as: { seat } });
		await new Promise((resolve) => setTimeout(resolve, 50));
		await desk.accepted({ t: 'seat.remove', seat });
		const { status, headers } = await answer;
		return [status, headers.get('clear-site-data')];
	};
	expect(await held(ann)).toEqual([403, null]);
	expect(await asked(ann)).toEqual([
		[403, null],
		[403, null]
	]);
	const all = '"cache", "storage"';
	expect(await held(bob), 'nobody is left').toEqual([403, all]);
	for (const seat of [ann, bob])
		expect(await asked(seat)).toEqual([
			[403, all],
			[403, all]
		]);
});

test('[X12] a socket may name its seat as it opens', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, cookie } = await tablet(room, ['lw']);
	const { url } = room.server;
	const opened = (as: number) => knock({ url, boardId: `${room.boardId}?as=${as}`, cookie });
	expect((await opened(at(seats, 1)).hello()).seat).toBe(at(seats, 1));
	expect(await opened(99).end()).toBe(4401);
});

test('[limits] whoever changes seats without end is abusing the socket', async () => {
	const room = await openRoom({ step: 'share' });
	const { seats, open } = await tablet(room, ['lw']);
	const client = await open();
	for (let n = 0; n < 70; n++) {
		say(client, { kind: 'as', seat: at(seats, n % 2) });
		if (n % 10 === 9) await client.command({ t: 'flag.finished', on: true }).catch(() => undefined);
	}
	expect(await client.end()).toBe(4400);
});
