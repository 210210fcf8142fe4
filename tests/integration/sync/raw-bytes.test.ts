import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { BoardClient, textFrame } from '../../support/board-client.ts';
import { at, openRoom, type Room } from '../../support/room.ts';

/** A connection to the server, before anything is said. */
async function dial(room: Room): Promise<Socket> {
	const { hostname, port } = new URL(room.server.url);
	const socket = connectTcp(Number(port), hostname);
	onTestFinished(() => void socket.destroy());
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	return socket;
}

function handshake(room: Room, cookie: string): string {
	const { host } = new URL(room.server.url);
	return [
		`GET /sync/boards/${room.boardId} HTTP/1.1`,
		`Host: ${host}`,
		`Origin: ${room.server.url}`,
		`Cookie: ${cookie}`,
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
		'',
		''
	].join('\r\n');
}

/** Sends these bytes behind a handshake; resolves when the server has ended the connection. */
async function say(room: Room, cookie: string, bytes: Uint8Array): Promise<void> {
	const socket = await dial(room);
	const ended = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
	socket.write(handshake(room, cookie));
	await once(socket, 'data');
	socket.resume();
	socket.write(bytes);
	await ended;
}

/** A frame as a browser masks it, with a mask of zeros. */
function masked(first: number, payload: Uint8Array): Uint8Array {
	const length =
		payload.length < 126
			? [0x80 | payload.length]
			: [0x80 | 126, payload.length >> 8, payload.length & 255];
	return Buffer.concat([Uint8Array.of(first, ...length, 0, 0, 0, 0), payload]);
}

const nothing = new Uint8Array();
const hostile: [name: string, bytes: Uint8Array][] = [
	['a frame without a mask', Uint8Array.of(0x82, 1, 69)],
	['reserved bits', masked(0xf2, Uint8Array.of(69))],
	['an unknown kind of frame', masked(0x83, nothing)],
	['a close of one byte', masked(0x88, Uint8Array.of(3))],
	['a ping of 126 bytes', masked(0x89, new Uint8Array(126))],
	['a message above the limit', masked(0x82, new Uint8Array(limits.frameBytes + 1))],
	[
		'20,000 fragments',
		Buffer.concat([
			masked(0x02, nothing),
			...Array.from({ length: 20_000 }, () => masked(0x00, Uint8Array.of(1)))
		])
	]
];

test.each(hostile)('[P3] %s ends its own connection and no other', async (_, bytes) => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	await say(room, ann.cookie, bytes);
	for (const { client } of [ann, bob])
		expect((await client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
});

test('[limits] a flood of pings holds nobody up', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'] });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const flood = Buffer.concat(Array.from({ length: 20_000 }, () => masked(0x89, nothing)));
	const said = say(room, ann.cookie, Buffer.concat([flood, masked(0x88, nothing)]));
	expect((await bob.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
	await said;
	expect((await ann.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
});

test('[P3] fifty connections reset in the middle of the handshake end nothing else', async () => {
	const room = await openRoom({ groups: ['patient'] });
	const ann = at(room.people, 0);
	const whole = handshake(room, ann.cookie);
	await Promise.all(
		Array.from({ length: 50 }, async (_, n) => {
			const socket = await dial(room);
			const part = n % 2 === 0 ? whole : whole.slice(0, 20 + n);
			await new Promise<void>((written) => void socket.write(part, () => written()));
			socket.resetAndDestroy();
		})
	);
	expect((await ann.client.command({ t: 'flag.finished', on: true })).ok).toBe(true);
	await room.again(ann);
});

test('[P8] a command sent before hello has come is answered behind it', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const { cookie } = at(room.people, 0);
	const client = new BoardClient({ url: room.server.url, boardId: room.boardId, cookie });
	onTestFinished(() => client.close());
	const cid = '5f0c2f9e-3b5e-4a37-9d0e-0a8f6a6c1d21';
	client.socket.on('open', () =>
		client.send(
			textFrame(
				Frame.command,
				JSON.stringify({ v: 1, cid, t: 'note.post', q: 'who', text: 'early' })
			)
		)
	);
	await client.until(() => client.replies.length === 1);
	expect(client.frames[0]?.[0]).toBe(Frame.control);
	expect(client.replies).toMatchObject([{ cid, ok: true }]);
});
