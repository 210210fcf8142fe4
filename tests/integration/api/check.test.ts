import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { CloseCode, Frame } from '#lib/domain/protocol.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

const post = ({ url }: TestServer, body: string, origin = url) =>
	fetch(`${url}/api/check`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin },
		body
	});

function open({ url }: TestServer, origin = url): WebSocket {
	return new WebSocket(`${url.replace('http', 'ws')}/sync/check`, { origin });
}

test('[X98] a request is answered with the server’s time, to anyone, without a seat', async () => {
	const server = await startServer();
	const response = await post(server, '{}');
	expect(response.status).toBe(200);
	const { now } = (await response.json()) as { now: number };
	expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
	expect(response.headers.getSetCookie()).toEqual([]);
	expect((await post(server, '{}', 'https://elsewhere.example')).status).toBe(403);
	expect((await post(server, `"${'x'.repeat(2_000)}"`)).status).toBe(413);
});

test('[X98] a socket gets one answer to its first frame, and is closed', async () => {
	const server = await startServer();
	const socket = open(server);
	const frames: Buffer[] = [];
	socket.on('message', (data) => frames.push(data as Buffer));
	await once(socket, 'open');
	for (let sent = 0; sent < 3; sent++) socket.send(new Uint8Array([Frame.heartbeat]));
	const [code] = (await once(socket, 'close')) as [number];
	expect(code).toBe(1000);
	expect(frames.map((frame) => frame[0])).toEqual([Frame.control]);
	expect(frames[0]?.toString()).toContain('"kind":"time"');
});

test('[limits] a check that says nothing, or says it as text, is ended', async () => {
	const server = await startServer({ timing: { seatingMs: 50 } });
	const silent = open(server);
	expect(((await once(silent, 'close')) as [number])[0]).toBe(1006);
	const patient = await startServer();
	const wordy = open(patient);
	await once(wordy, 'open');
	wordy.send('hello');
	expect(((await once(wordy, 'close')) as [number])[0]).toBe(CloseCode.malformed);
});

test('[O40] checks that are open do not hold up a server that stops', async () => {
	const server = await startServer();
	const socket = open(server);
	await once(socket, 'open');
	const closed = vi.fn();
	socket.on('close', closed);
	expect(await server.stop()).toBe(true);
	await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});
